"use strict";

const PREFIXES = { "-15": "f", "-12": "p", "-9": "n", "-6": "µ", "-3": "m", 0: "", 3: "k", 6: "M", 9: "G", 12: "T" };

/** A value with its unit and, where there is a unit, its SI prefix. */
function worded(value, unit, digits = 6) {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return unit ? "0 " + unit : "0";
  const plain = !/^(s|Hz|V|A|W|Ohm|Ω|S|F|H|K|C)$/.test(unit);
  const exponent = plain ? 0 : 3 * Math.floor(Math.log10(Math.abs(value) * 1.0000001) / 3);
  if (!(exponent in PREFIXES)) return value.toExponential(digits - 1) + " " + unit;
  const shown = Number((value / 10 ** exponent).toPrecision(digits));
  return `${shown} ${PREFIXES[exponent]}${unit}`.trim();
}

/** Labels of ticks, all with one prefix. */
function ticks(splits, unit) {
  const largest = Math.max(...splits.filter((s) => s !== null).map(Math.abs));
  const gap = splits.length > 1 ? Math.abs(splits[1] - splits[0]) : largest;
  return splits.map((split) =>
    split === null ? null : worded(Math.abs(split) < gap * 1e-9 ? 0 : split, unit, 4),
  );
}

/** Makes an element; text never becomes markup. */
function make(tag, attributes = {}, ...children) {
  const svg = ["svg", "line", "path", "rect", "text", "g", "circle", "title"].includes(tag);
  const element = svg
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A colour of the page as it is. */
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
