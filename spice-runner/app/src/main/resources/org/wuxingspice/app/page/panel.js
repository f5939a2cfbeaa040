"use strict";

const DASHES = [[], [9, 4], [3, 3], [9, 3, 2, 3]];
const COLOURS = 8;

/** Colour and dashes of a curve by its place, so that neither colour nor print is needed to tell. */
function pen(curve) {
  if (curve.style === "DASHED") return { colour: ink("over"), dash: [7, 6], width: 1.4 };
  const place = curve.place;
  return {
    colour: ink("c" + (place % COLOURS)),
    dash: DASHES[Math.floor(place / COLOURS) % DASHES.length],
    width: 1.8,
  };
}

/** One diagram of a figure, drawn by uPlot; the lines are drawn from the curves themselves. */
class Panel {
  constructor(figure, data, curves) {
    Object.assign(this, { figure, curves, label: data.vertical.label, unit: data.vertical.unit });
    this.log = data.vertical.logarithmic;
    this.weight = data.weight;
    this.marks = data.marks;
    this.element = make("div", { class: "panel" });
    if (!curveIsBars(curves) && curves.some((curve) => curve.extremes(0, curve.y.length)?.[1] > 0)) {
      this.toggle = make("button", { type: "button", onclick: () => this.setLog(!this.log) }, "log y");
      this.element.append(this.toggle);
    }
    this.fit();
  }

  /** Smallest and largest value of what is shown, with some room. */
  whole() {
    let low = Infinity;
    let high = -Infinity;
    for (const curve of this.curves.filter((c) => c.shown)) {
      if (this.log) {
        for (const y of curve.y) {
          if (y > 0 && y < low) low = y;
          if (y > high) high = y;
        }
      } else {
        const found = curve.extremes(0, curve.y.length);
        if (found) {
          low = Math.min(low, found[0]);
          high = Math.max(high, found[1]);
        }
      }
      if (curve.style === "BARS") low = 0;
    }
    if (!(low <= high)) return this.log ? [0.1, 1] : [0, 1];
    if (this.log) return low === high ? [low / 2, high * 2] : [low / 1.2, high * 1.2];
    const room = low === high ? Math.abs(low) || 1 : 0.06 * (high - low);
    return [low === 0 && curveIsBars(this.curves) ? 0 : low - room, high + room];
  }

  fit() {
    [this.low, this.high] = this.whole();
  }

  setLog(log) {
    this.log = log && this.curves.some((curve) => curve.y.some((y) => y > 0));
    this.fit();
    this.figure.build();
  }

  /** Makes the diagram anew, for its present size, axes and colours. */
  build(width, height, isLast) {
    this.plot?.destroy();
    this.toggle?.setAttribute("aria-pressed", this.log);
    const figure = this.figure;
    const axis = { stroke: () => ink("text"), grid: { stroke: () => ink("line"), width: 1 }, ticks: { stroke: () => ink("line") } };
    const options = {
      width,
      height: height + (isLast ? 50 : 8),
      legend: { show: false },
      cursor: {
        points: { show: false },
        sync: { key: figure.key, setSeries: false, scales: ["x", null] },
        drag: { x: true, y: true, uni: 24, setScale: false },
        bind: { mousedown: (u, target, handle) => (event) => (this.figure.grabs(event) ? null : handle(event)), dblclick: () => null },
      },
      scales: {
        x: { time: false, auto: false, distr: figure.log ? 3 : 1, min: figure.from, max: figure.to },
        y: { auto: false, distr: this.log ? 3 : 1, min: this.low, max: this.high },
      },
      axes: [
        {
          ...axis,
          size: isLast ? 46 : 4,
          label: isLast ? figure.axis.label : undefined,
          labelSize: 20,
          values: (u, splits) => (isLast ? ticks(splits, figure.axis.unit) : splits.map(() => "")),
          space: 90,
        },
        { ...axis, size: 78, label: this.label, labelSize: 20, values: (u, splits) => ticks(splits, this.unit) },
      ],
      series: [{}, ...this.curves.map((curve) => this.series(curve))],
      hooks: {
        setSelect: [(u) => this.select(u)],
        setCursor: [(u) => figure.hover(this, u)],
        draw: [(u) => this.drawMarks(u)],
      },
    };
    const ends = [figure.from, figure.to];
    this.plot = new uPlot(options, [ends, ...this.curves.map(() => [0, 0])], this.element);
    this.listen(this.plot.over);
  }

  series(curve) {
    const { colour, dash, width } = pen(curve);
    const filled = curve.style === "MARKED" || curve.style === "BARS";
    return {
      show: curve.shown,
      stroke: colour,
      fill: filled ? colour : undefined,
      width,
      dash,
      points: { show: false },
      paths: (u) => this.path(curve, u),
    };
  }

  /** The line of a curve on the canvas. */
  path(curve, u) {
    const stroke = new Path2D();
    const fill = new Path2D();
    const box = u.bbox;
    const y = (value) => (this.log && value <= 0 ? NaN : u.valToPos(value, "y", true));
    if (curve.style === "BARS") {
      for (let i = 0; i < curve.y.length; i++) {
        const left = u.valToPos(curve.x[i], "x", true);
        const right = u.valToPos(curve.x[i + 1], "x", true);
        fill.rect(left + 1, y(curve.y[i]), Math.max(right - left - 2, 1), y(0) - y(curve.y[i]));
      }
      return { stroke: null, fill, flags: 1 };
    }
    let down = false;
    curve.draw(Math.ceil(box.width), (column) => u.posToVal(box.left + column, "x", true), (px, py) => {
      const across = u.valToPos(px, "x", true);
      const up = y(py);
      if (!(up === up)) {
        down = false;
      } else if (down) {
        stroke.lineTo(across, up);
      } else {
        stroke.moveTo(across, up);
        down = true;
      }
      if (curve.style === "MARKED" && up === up) {
        fill.moveTo(across + 3, up);
        fill.arc(across, up, 3 * devicePixelRatio, 0, 7);
      }
    });
    return { stroke, fill: curve.style === "MARKED" ? fill : null, flags: 1 };
  }

  /** A dragged box becomes the view: one axis when it is flat, both when it is not. */
  select(u) {
    const { left, top, width, height } = u.select;
    if (width > 3 || height > 3) {
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      if (this.figure.pressed !== this) return; // follows another panel's pointer
      const whole = u.over.getBoundingClientRect();
      if (width < whole.width - 1 && width > 3) this.figure.view(u.posToVal(left, "x"), u.posToVal(left + width, "x"));
      if (height < whole.height - 1 && height > 3) this.zoomTo(u.posToVal(top + height, "y"), u.posToVal(top, "y"));
    }
  }

  zoomTo(low, high) {
    if (high > low && (!this.log || low > 0)) {
      [this.low, this.high] = [low, high];
      this.show();
    }
  }

  /** Shows the present view. */
  show() {
    if (!this.plot) return;
    const figure = this.figure;
    this.element.dataset.range = this.low + " " + this.high;
    this.plot.batch(() => {
      this.plot.setScale("x", { min: figure.from, max: figure.to });
      this.plot.setScale("y", { min: this.low, max: this.high });
    });
    this.plot.redraw(true);
  }

  /** Zooms around a share of the height, from the bottom. */
  zoom(factor, share = 0.5) {
    const [low, high] = this.log ? [Math.log(this.low), Math.log(this.high)] : [this.low, this.high];
    const middle = low + share * (high - low);
    const ends = [middle - (middle - low) * factor, middle + (high - middle) * factor];
    this.zoomTo(...(this.log ? ends.map(Math.exp) : ends));
  }

  listen(over) {
    let pressed = null;
    over.addEventListener("mousedown", (event) => {
      pressed = { x: event.clientX, y: event.clientY, low: this.low, high: this.high, from: this.figure.from, to: this.figure.to };
      this.figure.active = this.figure.pressed = this;
      if (this.figure.grabs(event)) this.drag(over, pressed);
    });
    over.addEventListener("click", (event) => {
      if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < 4) {
        const place = this.plot.posToVal(event.clientX - over.getBoundingClientRect().left, "x");
        this.figure.setCursor(event.shiftKey ? "b" : this.figure.chosen, place);
      }
    });
    over.addEventListener("dblclick", () => this.figure.whole());
    this.element.addEventListener("wheel", (event) => {
      event.preventDefault();
      const box = over.getBoundingClientRect();
      const factor = Math.exp(Math.sign(event.deltaY) * 0.2);
      if (event.shiftKey || event.clientX < box.left) this.zoom(factor, (box.bottom - event.clientY) / box.height);
      else this.figure.zoom(factor, (event.clientX - box.left) / box.width);
    }, { passive: false });
  }

  /** Moves the view with the pointer until the button is up. */
  drag(over, start) {
    const box = over.getBoundingClientRect();
    const move = (event) => {
      const across = (start.x - event.clientX) / box.width;
      const up = (event.clientY - start.y) / box.height;
      this.figure.view(...shifted(start.from, start.to, across, this.figure.log));
      this.zoomTo(...shifted(start.low, start.high, up, this.log));
    };
    const end = () => {
      removeEventListener("mousemove", move);
      removeEventListener("mouseup", end);
    };
    addEventListener("mousemove", move);
    addEventListener("mouseup", end);
  }

  /** Cursors and marks over the lines. */
  drawMarks(u) {
    const { ctx, bbox } = u;
    const line = (place, colour, dash) => {
      const across = u.valToPos(place, "x", true);
      if (across < bbox.left || across > bbox.left + bbox.width) return;
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1.5 * devicePixelRatio;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(across, bbox.top);
      ctx.lineTo(across, bbox.top + bbox.height);
      ctx.stroke();
      ctx.restore();
    };
    for (const mark of this.marks) line(mark.at, ink("text"), mark.dashed ? [7, 6] : []);
    for (const name of ["a", "b"]) {
      if (Number.isFinite(this.figure.cursors[name])) line(this.figure.cursors[name], ink(name), name === "a" ? [] : [8, 4]);
    }
  }
}

const curveIsBars = (curves) => curves.some((curve) => curve.style === "BARS");

/** A range moved by a share of itself. */
function shifted(low, high, share, log) {
  if (log) return shifted(Math.log(low), Math.log(high), share, false).map(Math.exp);
  const by = share * (high - low);
  return [low + by, high + by];
}
