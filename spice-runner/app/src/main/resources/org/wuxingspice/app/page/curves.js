"use strict";

/** Points in a block whose extremes are kept. */
const BLOCK = 64;

const arrays = new Map();

/** An array of the page by its number. */
function readArray(number) {
  if (!arrays.has(number)) arrays.set(number, decoded(document.getElementById("array" + number).textContent));
  return arrays.get(number);
}

/** Little-endian doubles in base64. */
function decoded(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  const view = new DataView(bytes.buffer);
  const values = new Float64Array(bytes.length / 8);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat64(8 * i, true);
  return values;
}

/** A line of points. Extremes of blocks make any stretch of a long one cheap to draw. */
class Curve {
  constructor(name, style, x, y) {
    Object.assign(this, { name, style, x, y, shown: true, low: null, high: null });
    this.ascending = true;
    for (let i = 1; i < x.length && this.ascending; i++) this.ascending = x[i] >= x[i - 1];
  }

  /** Smallest and largest y of the points from..to - 1, or null when there is none. */
  extremes(from, to) {
    if (!this.low) this.index();
    let low = Infinity;
    let high = -Infinity;
    const y = this.y;
    let i = from;
    while (i < to) {
      if (i % BLOCK === 0 && i + BLOCK <= to) {
        const block = i / BLOCK;
        if (this.low[block] < low) low = this.low[block];
        if (this.high[block] > high) high = this.high[block];
        i += BLOCK;
      } else {
        if (y[i] < low) low = y[i];
        if (y[i] > high) high = y[i];
        i++;
      }
    }
    return low > high ? null : [low, high];
  }

  index() {
    const blocks = Math.floor(this.y.length / BLOCK);
    this.low = new Float64Array(blocks).fill(Infinity);
    this.high = new Float64Array(blocks).fill(-Infinity);
    for (let i = 0; i < blocks * BLOCK; i++) {
      const block = Math.floor(i / BLOCK);
      if (this.y[i] < this.low[block]) this.low[block] = this.y[i];
      if (this.y[i] > this.high[block]) this.high[block] = this.y[i];
    }
  }

  /** Number of the first point at or behind a place. */
  first(place) {
    let low = 0;
    let high = this.x.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.x[middle] < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Value at a place, on straight lines between points; NaN outside. */
  at(place) {
    const { x, y } = this;
    if (!this.ascending || !(place >= x[0] && place <= x[x.length - 1])) return NaN;
    const right = this.first(place);
    if (x[right] === place) return y[right];
    const weight = (place - x[right - 1]) / (x[right] - x[right - 1]);
    return y[right - 1] * (1 - weight) + y[right] * weight;
  }

  /** The next place behind (or, with step -1, before) another where the value crosses a level. */
  crossing(level, from, step) {
    const { x, y } = this;
    if (!this.ascending) return NaN;
    const crosses = (i) => (y[i] < level) !== (y[i + 1] < level) && y[i] === y[i] && y[i + 1] === y[i + 1];
    const margin = 1e-9 * (x[x.length - 1] - x[0]);
    let i = Math.min(Math.max(this.first(from) - 1, 0), x.length - 2);
    for (; i >= 0 && i < x.length - 1; i += step) {
      if (crosses(i)) {
        const place = x[i] + ((level - y[i]) / (y[i + 1] - y[i])) * (x[i + 1] - x[i]);
        if (step > 0 ? place > from + margin : place < from - margin) return place;
      }
    }
    return NaN;
  }

  /**
   * Calls back with the points to draw, in order: all of them where they are few, else the first,
   * lowest, highest and last of each column of pixels. NaN ends a stroke.
   */
  draw(columns, edge, point) {
    const { x, y } = this;
    const from = this.ascending ? Math.max(this.first(edge(0)) - 1, 0) : 0;
    const to = this.ascending ? Math.min(this.first(edge(columns)) + 1, x.length) : x.length;
    if (!this.ascending || to - from < 4 * columns) {
      for (let i = from; i < to; i++) point(x[i], y[i]);
      return;
    }
    let begin = from;
    for (let column = 0; column < columns; column++) {
      const end = Math.min(column === columns - 1 ? to : this.first(edge(column + 1)), to);
      if (end > begin) {
        const found = this.extremes(begin, end);
        point(x[begin], y[begin]);
        if (found) {
          const middle = x[(begin + end) >> 1];
          point(middle, found[0]);
          point(middle, found[1]);
        }
        point(x[end - 1], y[end - 1]);
        begin = end;
      }
    }
  }
}
