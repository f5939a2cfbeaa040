"use strict";

/** What a page shows, from data in the page itself or in events. */
class Page {
  constructor() {
    this.root = document.documentElement;
    this.figures = [];
    this.heading = make("h1");
    this.facts = make("table", { class: "facts" });
    this.status = make("span", { class: "note", role: "status" });
    const theme = make("button", { type: "button", onclick: () => this.paint(!this.root.classList.contains("dark")) }, "dark / light");
    this.main = document.querySelector("main");
    this.main.append(make("div", { class: "bar" }, this.heading, theme, this.status), this.facts);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => this.paint(dark.matches));
    this.paint(dark.matches);
    let wait = 0;
    addEventListener("resize", () => {
      clearTimeout(wait);
      wait = setTimeout(() => this.build(), 150);
    });
  }

  paint(dark) {
    this.root.classList.toggle("dark", dark);
    this.build();
  }

  build() {
    for (const figure of this.figures) figure.build();
  }

  add(data, place) {
    const figure = new Figure(data);
    place.append(figure.element);
    this.figures.push(figure);
    figure.build();
    return figure;
  }

  /** Shows data; figures that are there already keep their views, cursors and hidden curves. */
  show(data) {
    document.title = this.heading.textContent = data.title;
    const rows = Object.entries(data.facts).map(([name, value]) => make("tr", {}, make("td", {}, name), make("td", {}, value)));
    this.facts.replaceChildren(...rows);
    for (const part of data.parts) {
      if (part.kind === "lines") {
        const known = this.figures.find((figure) => figure.title === part.title && figure.panels.length === part.panels.length);
        if (known) known.update(part);
        else this.add(part, this.main);
      } else if (part.kind === "study") {
        this.study(part);
      } else if (part.kind === "network") {
        const view = new NetworkView(part, this);
        this.main.append(view.element);
        view.draw();
      }
    }
  }

  study(part) {
    const left = make("div");
    const right = make("div");
    this.main.append(make("div", { class: "beside" }, left, right));
    const own = part.figures.map((figure) => this.add(figure, left));
    const column = (figure) => part.table.columns.findIndex((one) => one.name === figure.axis.label);
    right.append(new Table(part.table, (cells) => own.forEach((figure) => figure.setCursor("a", cells[column(figure)]))).element);
  }

  /** Follows the events beside this page until they end; a lost connection is tried again. */
  follow() {
    const events = new EventSource("events");
    events.onopen = () => (this.status.textContent = "live");
    events.onerror = () => (this.status.textContent = "connection lost, trying again");
    events.onmessage = (message) => {
      const state = JSON.parse(message.data);
      arrays.clear();
      state.arrays.forEach((text, number) => arrays.set(number, decoded(text)));
      this.show(state.page);
      this.root.dataset.events = Number(this.root.dataset.events ?? 0) + 1;
    };
    events.addEventListener("end", () => {
      events.close();
      this.status.textContent = "ended";
    });
  }
}

const page = new Page();
const data = JSON.parse(document.getElementById("page").textContent);
page.show(data);
if (data.live) page.follow();
document.documentElement.dataset.ready = "true";
