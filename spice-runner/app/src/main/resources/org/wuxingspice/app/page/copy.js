"use strict";

/** Hands a file to the browser. */
function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** The view as it is on the screen, copied where the browser lets a page, and saved. */
function exportPng(figure) {
  const canvases = figure.panels.map((panel) => panel.plot.ctx.canvas);
  const head = 30 * devicePixelRatio;
  const sheet = make("canvas", { width: Math.max(...canvases.map((c) => c.width)), height: head + canvases.reduce((sum, c) => sum + c.height, 0) });
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = ink("back");
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.font = 14 * devicePixelRatio + "px sans-serif";
  let across = 8;
  for (const { name, curves } of figure.entries.filter((entry) => entry.curves[0].shown)) {
    ctx.fillStyle = pen(curves[0]).colour;
    ctx.fillText(name, across, 20 * devicePixelRatio);
    across += ctx.measureText(name).width + 18 * devicePixelRatio;
  }
  let top = head;
  for (const canvas of canvases) {
    ctx.drawImage(canvas, 0, top);
    top += canvas.height;
  }
  sheet.toBlob((blob) => {
    navigator.clipboard?.write?.([new ClipboardItem({ "image/png": blob })]).catch(() => {});
    save(blob, "view.png");
  });
}

/** The view as lines, for print. */
function exportSvg(figure) {
  save(new Blob([svgOf(figure)], { type: "image/svg+xml" }), "view.svg");
}

function svgOf(figure) {
  const ratio = devicePixelRatio;
  const width = figure.panels[0].plot.width;
  const height = figure.panels.reduce((sum, panel) => sum + panel.plot.height, 30);
  const root = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif", "font-size": 12 });
  root.append(make("rect", { width, height, fill: ink("back") }));
  const text = (x, y, content, more = {}) => root.append(make("text", { x, y, fill: ink("text"), ...more }, content));
  let across = 8;
  for (const { name, curves } of figure.entries.filter((entry) => entry.curves[0].shown)) {
    text(across, 20, name, { fill: pen(curves[0]).colour });
    across += 8 * name.length + 18;
  }
  let top = 30;
  for (const panel of figure.panels) {
    const u = panel.plot;
    const box = { left: u.bbox.left / ratio, top: top + u.bbox.top / ratio, width: u.bbox.width / ratio, height: u.bbox.height / ratio };
    const x = (value) => box.left + u.valToPos(value, "x");
    const y = (value) => box.top + u.valToPos(value, "y");
    root.append(make("rect", { x: box.left, y: box.top, width: box.width, height: box.height, fill: "none", stroke: ink("line") }));
    u.axes.forEach((axis, i) => {
      (axis._splits ?? []).forEach((split, k) => {
        const label = axis._values[k];
        if (!label) return;
        if (i === 0) text(x(split), box.top + box.height + 16, label, { "text-anchor": "middle" });
        else text(box.left - 6, y(split) + 4, label, { "text-anchor": "end" });
      });
    });
    text(14, box.top + box.height / 2, panel.label, { "text-anchor": "middle", transform: `rotate(-90 14 ${box.top + box.height / 2})` });
    if (panel === figure.panels.at(-1)) text(box.left + box.width / 2, box.top + box.height + 36, figure.axis.label, { "text-anchor": "middle" });
    for (const curve of panel.curves.filter((one) => one.shown)) root.append(svgPath(curve, panel, box, x, y));
    for (const name of ["a", "b"]) {
      const place = figure.cursors[name];
      if (place >= figure.from && place <= figure.to) root.append(make("line", { x1: x(place), x2: x(place), y1: box.top, y2: box.top + box.height, stroke: ink(name) }));
    }
    top += u.height;
  }
  return new XMLSerializer().serializeToString(root);
}

function svgPath(curve, panel, box, x, y) {
  const { colour, dash, width } = pen(curve);
  const u = panel.plot;
  const low = box.top;
  const high = box.top + box.height;
  const inside = (value) => Math.min(Math.max(value, low), high).toFixed(2);
  let d = "";
  if (curve.style === "BARS") {
    curve.y.forEach((count, i) => {
      d += `M${x(curve.x[i]).toFixed(2)} ${inside(y(0))}V${inside(y(count))}H${x(curve.x[i + 1]).toFixed(2)}V${inside(y(0))}Z`;
    });
    return make("path", { d, fill: colour });
  }
  let down = false;
  curve.draw(Math.ceil(box.width), (column) => u.posToVal(column, "x"), (px, py) => {
    const up = panel.log && py <= 0 ? NaN : y(py);
    const along = Math.min(Math.max(x(px), box.left), box.left + box.width);
    d += up === up ? (down ? "L" : "M") + along.toFixed(2) + " " + inside(up) : "";
    down = up === up;
  });
  return make("path", { d, fill: "none", stroke: colour, "stroke-width": width, "stroke-dasharray": dash.join(" ") });
}
