// Heads that sort: once, the other way round, and as it was. What is missing stays last, and sums stay at the foot.
(() => {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const words = document.getElementById("content").dataset;
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  document.body.append(said);
  const value = (row, column) => {
    const cell = row.cells[column];
    const typed = cell.dataset.value;
    if (typed === undefined) return cell.textContent.trim() || null;
    return typed === "" ? null : Number(typed);
  };
  const compare = (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return order.compare(String(one), String(other));
  };
  document.querySelectorAll("table").forEach((table) => {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 2) return;
    const first = Array.from(body.rows);
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      if (!("sortable" in head.dataset)) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const figures = head.classList.contains("figure");
      const turns = figures ? ["descending", "ascending"] : ["ascending", "descending"];
      button.addEventListener("click", () => {
        const next = turns[turns.indexOf(head.getAttribute("aria-sort")) + 1];
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        let rows = first;
        if (next) {
          head.setAttribute("aria-sort", next);
          const way = next === "ascending" ? 1 : -1;
          rows = first.map((row) => [value(row, column), row]).sort(([one], [other]) => {
            if (one === null || other === null) return (one === null) - (other === null);
            return way * compare(one, other);
          }).map(([, row]) => row);
        }
        body.append(...rows);
        said.textContent = next ? words.sorted.replace("#", () => button.textContent.replace(/\s+/g, " ")) : words.unsorted;
      });
    });
  });
})();
