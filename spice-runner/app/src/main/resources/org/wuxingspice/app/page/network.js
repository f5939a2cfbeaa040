"use strict";

const MOST_LINKS = 800;
const SHADES = ["#00204d", "#31446b", "#666970", "#958f78", "#cab969", "#ffea46"];

/** A drawing of the network in which layers, neurons and links lead to their waveforms. */
class NetworkView {
  constructor(part, page) {
    Object.assign(this, { part, page, differences: readArray(part.rms), waves: new Map(part.waves.map((wave) => [wave.element, wave])) });
    this.starts = part.layers.map((_, layer) => part.layers.slice(0, layer).reduce((sum, size) => sum + size, 0));
    this.place = make("div");
    this.svg = make("svg", { class: "network", viewBox: "0 0 1000 430", role: "group", "aria-label": part.title });
    this.element = make("section", {}, make("h2", {}, part.title),
      make("p", { class: "note" }, "Shade: RMS difference of a neuron's worst element, dark small, bright large. Choose a layer, neuron or link to see its waveforms, the yardstick dashed, and their difference."),
      this.svg, this.place);
    this.scale();
    this.drawLinks();
    part.layers.forEach((size, layer) => this.drawLayer(layer, size));
    const worst = Math.floor(part.worst / 5);
    this.choose(`the worst: ${this.nameOf(worst)}`, [...Array(5).keys()].map((e) => 5 * worst + e), this.boxes?.get(worst));
  }

  scale() {
    let low = Infinity;
    let high = 0;
    for (const value of this.differences) {
      if (value > 0 && value < low) low = value;
      if (value > high) high = value;
    }
    this.low = Math.log(Math.max(low, high / 1e4));
    this.high = Math.max(Math.log(high), this.low + 1e-9);
  }

  layerOf(neuron) {
    let layer = this.starts.length - 1;
    while (this.starts[layer] > neuron) layer--;
    return layer;
  }

  nameOf(neuron) {
    const layer = this.layerOf(neuron);
    return `layer ${layer} neuron ${neuron - this.starts[layer]}`;
  }

  /** Middle of a neuron in the drawing. */
  spot(neuron) {
    const layer = this.layerOf(neuron);
    const { layers } = this.part;
    const across = layers.length === 1 ? 500 : 60 + (880 * layer) / (layers.length - 1);
    return [across, 30 + (380 * (neuron - this.starts[layer] + 0.5)) / layers[layer]];
  }

  worstOf(neuron) {
    return Math.max(...this.differences.subarray(5 * neuron, 5 * neuron + 5));
  }

  shade(neuron) {
    const share = (Math.log(this.worstOf(neuron)) - this.low) / (this.high - this.low);
    return SHADES[Math.min(Math.max(Math.round((SHADES.length - 1) * share), 0), SHADES.length - 1)];
  }

  /** Lets a shape be chosen by pointer and keyboard. */
  lead(shape, name, elements) {
    shape.append(make("title", {}, name));
    shape.setAttribute("aria-label", name);
    shape.setAttribute("role", "button");
    shape.setAttribute("tabindex", "0");
    const choose = () => this.choose(name, elements, shape);
    shape.addEventListener("click", choose);
    shape.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose();
      }
    });
  }

  drawLinks() {
    const [sources, targets, coefficients] = ["sources", "targets", "coefficients"].map((name) => readArray(this.part[name]));
    const strongest = [...coefficients.keys()].sort((a, b) => Math.abs(coefficients[b]) - Math.abs(coefficients[a])).slice(0, MOST_LINKS);
    for (const link of strongest) {
      const [x1, y1] = this.spot(Math.floor(sources[link] / 5));
      const [x2, y2] = this.spot(Math.floor(targets[link] / 5));
      const path = make("path", { d: `M${x1} ${y1}L${x2} ${y2}`, stroke: "currentColor", "stroke-opacity": 0.2, "stroke-width": 1.2, fill: "none" });
      const ends = [sources[link], targets[link]].map((e) => `${this.nameOf(Math.floor(e / 5))} E${e % 5}`);
      this.lead(path, `link ${ends.join(" to ")}, coefficient ${worded(coefficients[link], "")}`, [sources[link], targets[link]]);
      this.svg.append(path);
    }
  }

  drawLayer(layer, size) {
    const first = this.starts[layer];
    this.boxes ??= new Map();
    const height = Math.max(Math.min(380 / size - 1, 16), 0.6);
    for (let neuron = first; neuron < first + size; neuron++) {
      const [x, y] = this.spot(neuron);
      const box = make("rect", { x: x - 10, y: y - height / 2, width: 20, height, fill: this.shade(neuron), stroke: "none" });
      this.lead(box, `${this.nameOf(neuron)}, RMS ${worded(this.worstOf(neuron), "", 3)}`, [...Array(5).keys()].map((e) => 5 * neuron + e));
      this.svg.append(box);
      this.boxes.set(neuron, box);
      if (neuron === Math.floor(this.part.worst / 5)) this.svg.append(make("text", { x: x + 14, y: y + 4 }, "worst"));
    }
    const label = make("text", { x: this.spot(first)[0], y: 18, "text-anchor": "middle" }, `layer ${layer}`);
    const order = [...Array(5 * size).keys()].map((e) => 5 * first + e).filter((e) => this.waves.has(e)).sort((a, b) => this.differences[b] - this.differences[a]);
    const group = make("g", {}, label);
    this.lead(group, `the worst elements of layer ${layer}`, order.slice(0, 4));
    this.svg.append(group);
  }

  /** Shows elements, and marks the shape that led to them. */
  choose(name, elements, shape) {
    this.svg.querySelector(".chosen")?.classList.remove("chosen");
    shape?.classList.add("chosen");
    const shown = elements.filter((e) => this.waves.has(e)).map((e) => this.waves.get(e));
    if (this.figure) {
      this.page.figures.splice(this.page.figures.indexOf(this.figure), 1);
      this.figure = null;
    }
    this.place.replaceChildren();
    if (!shown.length) {
      this.place.append(make("p", { class: "note" }, `${name}: its waveforms are not in this page, which has those of the worst elements`));
      return;
    }
    this.chosen = { name, shown };
    if (this.element.isConnected) this.draw();
  }

  /** Draws what is chosen, once the page has a width for it. */
  draw() {
    const { name, shown } = this.chosen;
    const label = (e) => `${this.nameOf(Math.floor(e / 5))} E${e % 5}`;
    const curve = (text, style, x, y) => ({ name: text, style, x, y });
    const lines = shown.flatMap(({ element, time, observed, reference }) => [
      curve(label(element), "SOLID", time, observed), curve(this.part.reference, "DASHED", time, reference)]);
    const differences = shown.map(({ element, time, observed, reference }) => {
      const key = "difference" + element;
      const [a, b] = [readArray(observed), readArray(reference)];
      arrays.set(key, a.map((value, i) => value - b[i]));
      return curve(label(element), "SOLID", time, key);
    });
    const axis = (text, unit) => ({ label: text, unit, logarithmic: false });
    this.figure = this.page.add({
      title: name,
      horizontal: axis("time", "time units"),
      panels: [
        { vertical: axis("E", ""), weight: 3, marks: [], curves: lines },
        { vertical: axis("difference of E", ""), weight: 1, marks: [], curves: differences },
      ],
    }, this.place);
  }
}
