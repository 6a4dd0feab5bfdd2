// Material calls its search a dialog and gives it no name; readers of the screen need one.
for (const search of document.querySelectorAll(".md-search[role=dialog]")) search.setAttribute("aria-label", "Search");

// Filters of the tables that follow and have a column that is named: a list for each column, and words to look for.
// Without this script the links above the tables do the same.
for (const place of document.querySelectorAll(".filters[data-columns]")) {
  const columns = place.dataset.columns.split("|");
  const namesOf = (table) => [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
  const follows = (table) => place.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
  const meant = [...document.querySelectorAll(".table table")].filter((table) =>
    follows(table) && namesOf(table).some((name) => columns.includes(name)));
  const tables = meant.map((table) => {
    const names = namesOf(table);
    const rows = [...table.querySelectorAll("tbody tr")].map((row) => ({
      row,
      text: row.textContent.toLowerCase(),
      values: Object.fromEntries([...row.cells].map((cell, index) => [names[index], cell.textContent.trim()])),
    }));
    return { part: table.closest(".table"), rows };
  });
  const rows = tables.flatMap((table) => table.rows);
  if (rows.length < 2) continue; // nothing to choose from
  const order = new Intl.Collator(undefined, { numeric: true }).compare;
  const chosen = new Map();
  let words = "";

  const make = (name, text) => Object.assign(document.createElement(name), text && { textContent: text });
  const labelled = (text, control) => {
    const label = make("label", text);
    label.append(control);
    return label;
  };
  const said = make("p");
  said.setAttribute("role", "status");

  const show = () => {
    const fits = ({ text, values }) =>
      text.includes(words) && [...chosen].every(([column, value]) => !value || values[column] === value);
    for (const { part, rows } of tables) {
      for (const each of rows) each.row.hidden = !fits(each);
      const none = rows.every((each) => each.row.hidden);
      part.hidden = none;
      const heading = part.previousElementSibling;
      if (heading?.matches("h2")) heading.hidden = none;
    }
    said.textContent = `${rows.filter((each) => !each.row.hidden).length} of ${rows.length} shown`;
  };

  const form = make("form");
  const look = Object.assign(make("input"), { type: "search", autocomplete: "off" });
  look.addEventListener("input", () => { words = look.value.trim().toLowerCase(); show(); });
  form.append(labelled("Words in a row", look));
  for (const column of columns) {
    const values = [...new Set(rows.map((each) => each.values[column]).filter(Boolean))].sort(order);
    if (values.length < 2) continue;
    const list = make("select");
    list.append(new Option("All", ""), ...values.map((value) => new Option(value, value)));
    list.addEventListener("change", () => { chosen.set(column, list.value); show(); });
    form.append(labelled(column, list));
  }
  const clear = Object.assign(make("button", "Show all"), { type: "reset" });
  form.append(clear);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { words = ""; chosen.clear(); show(); });

  place.append(make("h2", "Filter the tables"), form, said);
  place.hidden = false;
  show();
}

// A table that is wider than its place says so.
const wide = new ResizeObserver((seen) => {
  for (const { target } of seen) target.toggleAttribute("data-wide", target.scrollWidth > target.clientWidth + 1);
});
for (const part of document.querySelectorAll(".md-typeset .table")) wide.observe(part);

// It puts the button that copies a sample into a landmark without a name; it is a button, and no place to go to.
const plain = () => {
  for (const place of document.querySelectorAll(".md-code__nav:not([role])")) place.setAttribute("role", "none");
};
plain();
new MutationObserver(plain).observe(document.body, { childList: true, subtree: true });
