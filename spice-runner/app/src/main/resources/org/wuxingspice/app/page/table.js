"use strict";

const ROWS = 25;

/** Rows that can be sorted, a page at a time; a chosen row is marked in the figures. */
class Table {
  constructor(data, chosen) {
    Object.assign(this, { columns: data.columns, rows: data.rows.map((cells, number) => ({ cells, number })), page: 0, sorted: -1, up: true, chosen });
    this.body = make("table");
    this.place = make("span", { class: "note" });
    const turn = (by) => () => {
      this.page = Math.min(Math.max(this.page + by, 0), Math.ceil(this.rows.length / ROWS) - 1);
      this.show();
    };
    this.element = make("section", {}, make("h2", {}, data.title), this.body,
      make("div", { class: "bar" }, make("button", { type: "button", onclick: turn(-1) }, "◀"), make("button", { type: "button", onclick: turn(1) }, "▶"), this.place));
    this.show();
  }

  sort(column) {
    this.up = this.sorted === column ? !this.up : true;
    this.sorted = column;
    const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
    this.rows.sort((a, b) => (this.up ? 1 : -1) * order(a.cells[column], b.cells[column]));
    this.page = 0;
    this.show();
  }

  show() {
    const head = this.columns.map((column, i) => make("th", { "aria-sort": i === this.sorted ? (this.up ? "ascending" : "descending") : "none" },
      make("button", { type: "button", onclick: () => this.sort(i) }, column.name)));
    const some = this.rows.slice(this.page * ROWS, (this.page + 1) * ROWS);
    const rows = some.map((row) => {
      const cells = row.cells.map((cell, i) => (typeof cell === "number" ? make("td", {}, worded(cell, this.columns[i].unit)) : make("td", { class: "text" }, cell)));
      return make("tr", { class: row.number === this.marked ? "chosen" : "", onclick: () => this.mark(row) }, ...cells);
    });
    this.body.replaceChildren(make("tr", {}, ...head), ...rows);
    this.place.textContent = `${this.page * ROWS + 1} to ${this.page * ROWS + some.length} of ${this.rows.length}`;
  }

  mark(row) {
    this.marked = row.number;
    this.show();
    this.chosen(row.cells);
  }
}
