"use strict";

let figures = 0;

const KEYS = [
  ["drag", "zoom into a box, along one axis when it is flat"],
  ["wheel; shift + wheel", "zoom across; up"],
  ["ctrl + drag", "move the view"],
  ["click; shift + click", "set the chosen cursor; set B"],
  ["a, b", "choose the cursor"],
  [", .", "move the cursor by a pixel (with shift by ten)"],
  ["n, p", "cursor to the next, previous crossing of the level"],
  ["+ -", "zoom across (with ctrl up)"],
  ["arrow keys", "move the view"],
  ["0, double click", "show everything"],
  ["l", "logarithm across"],
  ["1 to 9", "hide or show a curve"],
];

/** The curves of each panel; curves of one name look alike in all panels. */
function curvesOf(data) {
  const places = new Map();
  return data.panels.map((panel) =>
    panel.curves.map(({ name, style, x, y }) => {
      const curve = new Curve(name, style, readArray(x), readArray(y));
      if (style !== "DASHED") {
        if (!places.has(name)) places.set(name, places.size);
        curve.place = places.get(name);
      }
      return curve;
    }),
  );
}

/** Panels over one axis, with cursors and their values. */
class Figure {
  constructor(data) {
    this.key = "figure" + figures++;
    this.title = data.title;
    this.axis = data.horizontal;
    this.log = data.horizontal.logarithmic;
    this.cursors = { a: NaN, b: NaN };
    this.chosen = "a";
    this.pointer = NaN;
    this.moves = false;
    const curves = curvesOf(data);
    this.panels = data.panels.map((panel, i) => new Panel(this, panel, curves[i]));
    this.active = this.panels[0];
    this.element = make("section", { class: "figure", tabindex: "0", "aria-label": data.title }, make("h2", {}, data.title));
    this.element.figure = this; // for scripts of readers
    this.element.addEventListener("keydown", (event) => this.press(event));
    this.table = make("table", { class: "readout" });
    this.names = make("div", { class: "bar legend" });
    this.element.append(this.bar(), this.names, ...this.panels.map((panel) => panel.element), this.table, this.help());
    this.legend();
    this.whole();
  }

  /** Takes other values; the view stays, unless it was of everything, and so do cursors and hidden curves. */
  update(data) {
    const [from, to] = this.extent();
    const whole = this.from === from && this.to === to;
    const hidden = new Set(this.curves().filter((curve) => !curve.shown).map((curve) => curve.name));
    const curves = curvesOf(data);
    this.panels.forEach((panel, i) => {
      panel.curves = curves[i];
      panel.marks = data.panels[i].marks;
    });
    for (const curve of this.curves()) curve.shown = !hidden.has(curve.name);
    const chosen = this.choice.value;
    this.legend();
    this.choice.value = chosen;
    if (whole) this.whole();
    this.build();
  }

  curves() {
    return this.panels.flatMap((panel) => panel.curves);
  }

  /** The extent of all curves across. */
  extent() {
    let from = Infinity;
    let to = -Infinity;
    for (const curve of this.curves()) {
      for (let i = 0; i < curve.x.length; i = curve.ascending && i === 0 ? Math.max(curve.x.length - 1, 1) : i + 1) {
        if (curve.x[i] < from && !(this.log && curve.x[i] <= 0)) from = curve.x[i];
        if (curve.x[i] > to) to = curve.x[i];
      }
      if (this.log && curve.x[0] <= 0) {
        for (const x of curve.x) if (x > 0 && x < from) from = x;
      }
    }
    if (!(from <= to)) return this.log ? [0.1, 1] : [0, 1];
    return from < to ? [from, to] : this.log ? [from / 2, to * 2] : [from - 0.5, to + 0.5];
  }

  bar() {
    const button = (label, action, title) => make("button", { type: "button", title, onclick: action }, label);
    this.level = make("input", { type: "number", step: "any", "aria-label": "level of crossings", placeholder: "level", title: "level of crossings; empty for the middle" });
    this.choice = make("select", { "aria-label": "curve of crossings", title: "curve of crossings" });
    this.choose = Object.fromEntries(["a", "b"].map((name) => [name, button(name.toUpperCase(), () => this.pick(name), "cursor " + name.toUpperCase())]));
    this.logs = button("log x", () => this.setLog(!this.log), "logarithm across");
    this.hand = button("move", () => { this.moves = !this.moves; this.hand.setAttribute("aria-pressed", this.moves); }, "dragging moves the view");
    this.pick("a");
    return make("div", { class: "bar" },
      button("+", () => this.zoom(0.5), "zoom in"), button("−", () => this.zoom(2), "zoom out"),
      button("whole", () => this.whole(), "show everything"), this.hand, this.logs,
      "cursor", this.choose.a, this.choose.b,
      button("◀", () => this.jump(-1), "previous crossing"), button("▶", () => this.jump(1), "next crossing"),
      this.choice, this.level,
      button("PNG", () => exportPng(this), "copy or save the view as PNG"), button("SVG", () => exportSvg(this), "save the view as SVG"));
  }

  /** Buttons that hide and show the curves of a name. */
  legend() {
    this.names.replaceChildren();
    this.choice.replaceChildren();
    const names = new Map();
    for (const curve of this.curves()) {
      if (!names.has(curve.name)) names.set(curve.name, []);
      names.get(curve.name).push(curve);
    }
    this.entries = [...names].map(([name, curves]) => {
      const line = make("line", { x1: 0, y1: 4, x2: 28, y2: 4 });
      const entry = make("button", { type: "button", "aria-pressed": curves[0].shown, onclick: () => this.toggle(name) }, make("svg", { "aria-hidden": "true" }, line), name);
      if (curves.some((curve) => curve.style !== "BARS")) this.names.append(entry);
      const ascending = curves.some((curve) => curve.ascending && curve.style !== "BARS");
      if (ascending) this.choice.append(make("option", {}, name));
      return { name, curves, line, entry };
    });
  }

  help() {
    const rows = KEYS.map(([key, does]) => make("tr", {}, make("td", {}, key), make("td", { class: "text" }, does)));
    return make("details", { class: "note" }, make("summary", {}, "keys and pointer"), make("table", {}, ...rows));
  }

  /** Hides or shows all curves of a name. */
  toggle(name) {
    const { curves, entry } = this.entries.find((one) => one.name === name);
    const shown = !curves[0].shown;
    for (const curve of curves) curve.shown = shown;
    entry.setAttribute("aria-pressed", shown);
    for (const panel of this.panels) {
      panel.curves.forEach((curve, i) => {
        if (curves.includes(curve)) panel.plot.setSeries(i + 1, { show: shown });
      });
    }
    this.read();
  }

  pick(name) {
    this.chosen = name;
    for (const other of ["a", "b"]) this.choose[other].setAttribute("aria-pressed", other === name);
  }

  setLog(log) {
    this.log = log && this.curves().some((curve) => curve.x.some((x) => x > 0));
    [this.from, this.to] = this.extent();
    this.build();
  }

  /** Whether a press moves the view rather than drawing a box. */
  grabs(event) {
    return event.button === 1 || event.ctrlKey || this.moves;
  }

  /** Makes all panels anew, for the present width and colours. */
  build() {
    const width = Math.max(this.element.clientWidth, 320);
    const total = Math.min(Math.max(innerHeight * 0.55, 320), 900);
    const weights = this.panels.reduce((sum, panel) => sum + panel.weight, 0);
    this.logs.setAttribute("aria-pressed", this.log);
    this.panels.forEach((panel, i) => panel.build(width, Math.max(150, (total * panel.weight) / weights), i === this.panels.length - 1));
    for (const { curves, line } of this.entries) {
      const { colour, dash, width: thick } = pen(curves[0]);
      for (const [name, value] of Object.entries({ stroke: colour, "stroke-width": thick + 0.8, "stroke-dasharray": dash.join(" ") })) line.setAttribute(name, value);
    }
    this.show();
  }

  view(from, to) {
    if (!(to > from) || (this.log && from <= 0) || to - from < 1e-13 * Math.max(Math.abs(from), Math.abs(to))) return;
    [this.from, this.to] = [from, to];
    this.show();
  }

  show() {
    this.element.dataset.view = this.from + " " + this.to;
    for (const panel of this.panels) if (panel.plot) panel.show();
    this.read();
  }

  whole() {
    [this.from, this.to] = this.extent();
    for (const panel of this.panels) panel.fit();
    this.show();
  }

  zoom(factor, share = 0.5) {
    const [from, to] = this.log ? [Math.log(this.from), Math.log(this.to)] : [this.from, this.to];
    const middle = from + share * (to - from);
    const ends = [middle - (middle - from) * factor, middle + (to - middle) * factor];
    this.view(...(this.log ? ends.map(Math.exp) : ends));
  }

  setCursor(name, place) {
    this.cursors[name] = place;
    this.pick(name);
    if (place < this.from || place > this.to) {
      const half = (this.to - this.from) / 2;
      if (!this.log) this.view(place - half, place + half);
    }
    this.show();
  }

  /** Moves the chosen cursor by a share of the view. */
  nudge(share) {
    const place = this.cursors[this.chosen];
    const [from, to] = shifted(this.from, this.to, share, this.log);
    const start = Number.isFinite(place) ? place : this.log ? Math.sqrt(this.from * this.to) : (this.from + this.to) / 2;
    this.setCursor(this.chosen, this.log ? (start * from) / this.from : start + from - this.from);
  }

  /** Moves the chosen cursor to a crossing of the level, by default the middle of the curve. */
  jump(step) {
    const curve = this.curves().find((one) => one.name === this.choice.value && one.ascending);
    if (!curve) return;
    const [low, high] = curve.extremes(0, curve.y.length) ?? [0, 0];
    const level = this.level.value === "" ? (low + high) / 2 : Number(this.level.value);
    const place = this.cursors[this.chosen];
    const found = curve.crossing(level, Number.isFinite(place) ? place : step > 0 ? this.from : this.to, step);
    if (Number.isFinite(found)) this.setCursor(this.chosen, found);
  }

  hover(panel, u) {
    this.pointer = u.cursor.left >= 0 ? u.posToVal(u.cursor.left, "x") : NaN;
    if (panel.element.matches(":hover")) this.active = panel;
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.read();
      });
    }
  }

  /** Values at the pointer and at the cursors. */
  read() {
    const { a, b } = this.cursors;
    const places = [this.pointer, a, b];
    const row = (name, values, unit) =>
      make("tr", {}, make("td", {}, name), ...[...values, values[2] - values[1]].map((value, i) => make("td", { class: ["", "a", "b", ""][i] }, worded(value, unit))));
    const rows = [row(this.axis.label, places, this.axis.unit)];
    for (const panel of this.panels) {
      for (const curve of panel.curves) {
        if (curve.shown && curve.ascending && curve.style !== "BARS") rows.push(row(curve.name + (this.panels.length > 1 ? ", " + panel.label : ""), places.map((place) => curve.at(place)), panel.unit));
      }
    }
    if (Number.isFinite(b - a) && this.axis.unit === "s") rows.push(make("tr", {}, make("td", {}, "1 / (B − A)"), make("td"), make("td"), make("td"), make("td", {}, worded(1 / (b - a), "Hz"))));
    const head = ["", "pointer", "A", "B", "B − A"].map((text, i) => make("th", { class: ["", "", "a", "b", ""][i] }, text));
    this.table.replaceChildren(make("tr", {}, ...head), ...rows);
    this.table.hidden = curveIsBars(this.curves());
  }

  press(event) {
    if (["INPUT", "SELECT"].includes(event.target.tagName)) return;
    const pixel = 1 / Math.max(this.element.clientWidth - 100, 100);
    const actions = {
      a: () => this.pick("a"), b: () => this.pick("b"),
      ",": () => this.nudge(-pixel), ".": () => this.nudge(pixel), "<": () => this.nudge(-10 * pixel), ">": () => this.nudge(10 * pixel),
      ";": () => this.nudge(-10 * pixel), ":": () => this.nudge(10 * pixel),
      n: () => this.jump(1), p: () => this.jump(-1),
      "+": () => (event.ctrlKey ? this.active.zoom(0.5) : this.zoom(0.5)), "-": () => (event.ctrlKey ? this.active.zoom(2) : this.zoom(2)),
      ArrowLeft: () => this.view(...shifted(this.from, this.to, -0.1, this.log)), ArrowRight: () => this.view(...shifted(this.from, this.to, 0.1, this.log)),
      ArrowUp: () => this.active.zoomTo(...shifted(this.active.low, this.active.high, 0.1, this.active.log)), ArrowDown: () => this.active.zoomTo(...shifted(this.active.low, this.active.high, -0.1, this.active.log)),
      0: () => this.whole(), l: () => this.setLog(!this.log),
    };
    const entry = this.entries[Number(event.key) - 1];
    const action = actions[event.key] ?? (entry && (() => this.toggle(entry.name)));
    if (action && !event.altKey && !event.metaKey) {
      event.preventDefault();
      action();
    }
  }
}
