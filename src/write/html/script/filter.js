// A filter over long tables, blind to case, tones and accents.
(() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/\s+/g, " ").trim();
  const words = document.getElementById("content").dataset;
  document.querySelectorAll("table[data-filtered]").forEach((table, number) => {
    const rows = Array.from(table.querySelectorAll("tbody > tr"));
    const texts = rows.map((row) => fold(Array.from(row.cells, (cell) => cell.textContent).join(" ")));
    const tools = document.createElement("div");
    tools.className = "tools";
    const label = document.createElement("label");
    label.htmlFor = "filter-" + number;
    label.textContent = words.filter;
    const input = document.createElement("input");
    input.id = label.htmlFor;
    input.type = "search";
    input.autocomplete = "off";
    input.placeholder = words.hint;
    const count = document.createElement("span");
    count.className = "count";
    count.setAttribute("role", "status");
    input.addEventListener("input", () => {
      const wanted = fold(input.value);
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !texts[index].includes(wanted);
        shown += row.hidden ? 0 : 1;
      });
      const figures = [shown, rows.length];
      count.textContent = wanted === "" ? "" : words.shown.replace(/#/g, () => figures.shift());
    });
    tools.append(label, input, count);
    table.closest(".region").before(tools);
  });
})();
