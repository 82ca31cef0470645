// Sorting and filtering. The page says everything without it.
(() => {
  "use strict";
  const words = document.body.dataset;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // A number with thousands parted by commas, or nothing for an empty cell, or the text.
  const value = (cell) => {
    const text = cell.textContent.trim();
    const number = Number(text.replace(/,/g, ""));
    return text === "" || text === "–" ? -1 : Number.isNaN(number) ? text : number;
  };

  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), document.documentElement.lang);

  const sort = (table, column, header) => {
    const wasDescending = header.getAttribute("aria-sort") === "descending";
    const isText = typeof value(table.tBodies[0].rows[0].cells[column]) === "string";
    const descending = header.hasAttribute("aria-sort") ? !wasDescending : !isText;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows].map((row, place) => ({ row, place, key: value(row.cells[column]) }));
    rows.sort((a, b) => (descending ? compare(b.key, a.key) : compare(a.key, b.key)) || a.place - b.place);
    table.tBodies[0].append(...rows.map((entry) => entry.row));
  };

  const makeSortable = (table) => {
    if (table.tBodies[0].rows.length < 2) return;
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const button = element("button", { type: "button", title: words.sort }, ...header.childNodes);
      button.addEventListener("click", () => sort(table, column, header));
      header.append(button);
    });
  };

  // Shows the items that have the words, and says how many they are.
  const filterBar = (items, controls, isShown, after = () => {}) => {
    const output = element("output", {});
    const apply = () => {
      let shown = 0;
      let all = 0;
      for (const item of items) {
        item.hidden = !isShown(item);
        const size = 1 + item.querySelectorAll(".others > li").length;
        all += size;
        if (!item.hidden) shown += size;
      }
      output.textContent = `${words.shown} ${shown} / ${all}`;
      after();
    };
    for (const control of controls) control.addEventListener("input", apply);
    const bar = element("div", { className: "filter" }, ...controls.map((control) => element("label", {}, control.dataset.label, control)), output);
    bar.setAttribute("role", "search");
    apply();
    return bar;
  };

  const wordsInput = () => {
    const input = element("input", { type: "search" });
    input.dataset.label = words.filter;
    return input;
  };

  const has = (item, input) => item.textContent.toLowerCase().includes(input.value.trim().toLowerCase());

  const makeFilterable = (table) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 6) return;
    const input = wordsInput();
    const bar = filterBar(rows, [input], (row) => has(row, input));
    bar.setAttribute("aria-label", `${words.filter}: ${document.getElementById(table.parentElement.getAttribute("aria-labelledby")).textContent}`);
    table.parentElement.before(bar);
  };

  const makeStatementsFilterable = (place) => {
    const items = [...document.querySelectorAll(".statements > li")];
    if (items.length < 2) return;
    const labels = new Map();
    for (const item of items) {
      const ids = item.dataset.themes.split(" ").filter((id) => id);
      item.querySelectorAll(".theme-name").forEach((name, i) => labels.set(ids[i], name.textContent));
    }
    const input = wordsInput();
    const select = element("select", {}, element("option", { value: "" }, words.all));
    select.dataset.label = words.theme;
    for (const [id, label] of [...labels].sort((a, b) => compare(a[1], b[1]))) select.append(element("option", { value: id }, label));
    const isShown = (item) => has(item, input) && (select.value === "" || item.dataset.themes.split(" ").includes(select.value));
    // A region without a statement that is shown steps back, too, while something is filtered.
    const hideEmptyParts = () => {
      const isFiltering = input.value.trim() !== "" || select.value !== "";
      for (const part of document.querySelectorAll(".part")) {
        part.hidden = isFiltering && !part.querySelector(".statements > li:not([hidden])");
      }
    };
    const bar = filterBar(items, [input, select], isShown, hideEmptyParts);
    bar.setAttribute("aria-label", `${words.filter}: ${words.theme}`);
    place.append(bar);
  };

  document.querySelectorAll("table[data-sort]").forEach(makeSortable);
  document.querySelectorAll("table[data-filter]").forEach(makeFilterable);
  document.querySelectorAll("#statement-filter").forEach(makeStatementsFilterable);
})();
