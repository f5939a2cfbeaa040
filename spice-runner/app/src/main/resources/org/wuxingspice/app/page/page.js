"use strict";

/** Builds the page from its data. */
function start() {
  const data = JSON.parse(document.getElementById("page").textContent);
  const root = document.documentElement;
  document.title = data.title;
  const main = document.querySelector("main");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  root.classList.toggle("dark", dark.matches);
  const shown = [];
  const rebuild = () => shown.forEach((figure) => figure.build());
  const theme = make("button", { type: "button", onclick: () => { root.classList.toggle("dark"); rebuild(); } }, "dark / light");
  dark.addEventListener("change", () => { root.classList.toggle("dark", dark.matches); rebuild(); });
  main.append(make("div", { class: "bar" }, make("h1", {}, data.title), theme));
  if (Object.keys(data.facts).length) {
    const rows = Object.entries(data.facts).map(([name, value]) => make("tr", {}, make("td", {}, name), make("td", {}, value)));
    main.append(make("table", { class: "facts" }, ...rows));
  }
  const add = (figure, place) => {
    place.append(figure.element);
    shown.push(figure);
    figure.build();
  };
  for (const part of data.parts) {
    if (part.kind === "lines") {
      add(new Figure(part), main);
    } else if (part.kind === "study") {
      const left = make("div");
      const right = make("div");
      main.append(make("div", { class: "beside" }, left, right));
      for (const figure of part.figures) add(new Figure(figure), left);
      const own = shown.slice(-part.figures.length);
      right.append(new Table(part.table, (cells) => own.forEach((figure) => figure.setCursor("a", cells[part.table.columns.findIndex((c) => c.name === figure.axis.label)]))).element);
    } else if (part.kind === "network") {
      main.append(new NetworkView(part, add).element);
    }
  }
  let wait = 0;
  addEventListener("resize", () => {
    clearTimeout(wait);
    wait = setTimeout(rebuild, 150);
  });
  root.dataset.ready = "true";
}

start();
