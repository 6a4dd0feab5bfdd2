// Turns the links that narrow a list into check boxes, and adds a box for words. Nothing is kept: the choices stand in
// the address, so that a narrowed list can be shared and the Back button works.
"use strict";

(() => {
  const finder = document.querySelector(".finder");
  const facets = finder?.querySelector(".facets");
  if (!facets) return;
  const links = facets.querySelector(".facets__body");
  const words = finder.dataset;
  const entries = [...finder.querySelectorAll(".documents__entry")];
  const groups = [...finder.querySelectorAll(".finder__group")];
  const count = finder.querySelector(".count");
  const form = document.createElement("form");
  form.className = links.className;
  form.setAttribute("aria-label", facets.getAttribute("aria-label"));

  const make = (tag, properties = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  };

  const box = (facet, choice) => {
    const id = `site-${facet}-${choice.dataset.choice}`;
    const input = make("input", { type: "checkbox", id, name: facet, value: choice.dataset.choice, className: "choice__box" });
    const label = make("label", { htmlFor: id, className: "choice__label" });
    label.append(choice.querySelector("a").textContent, " ", choice.querySelector(".facet__count").cloneNode(true));
    return make("div", { className: "choice" }, input, label);
  };

  const facet = (given) => {
    const set = make("fieldset", { className: "facet" });
    set.append(make("legend", { className: "facet__title", textContent: given.querySelector(".facet__title").textContent }));
    set.append(...[...given.querySelectorAll("[data-choice]")].map((choice) => box(given.dataset.facet, choice)));
    return set;
  };

  const typed = make("input", { type: "search", id: "site-words", name: "words", className: "facets__words", autocomplete: "off" });
  const clear = make("button", { type: "reset", className: "facets__clear", textContent: words.clear, hidden: true });
  const show = make("button", { type: "button", className: "button facets__show" }); // on a small screen the list is far below
  show.addEventListener("click", () => {
    facets.querySelector("details").open = false;
    count.tabIndex = -1;
    count.focus();
  });
  form.append(
    make("p", { className: "facets__field" }, make("label", { htmlFor: "site-words", className: "facet__title", textContent: words.words }), typed),
    ...[...links.querySelectorAll(".facet")].map(facet),
    clear,
    show,
  );
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];

  const chosen = () => {
    const found = new Map();
    for (const each of boxes) if (each.checked) found.set(each.name, (found.get(each.name) || new Set()).add(each.value));
    return found;
  };

  const letters = (text) => text.toLowerCase().replace(/[\p{P}\p{S}]/gu, "");
  const owner = (entry) => entry.closest(".finder__group")?.querySelector(".finder__owner").textContent ?? "";
  const texts = new Map(entries.map((entry) => [entry, letters(`${owner(entry)} ${entry.textContent}`)]));

  const fits = (entry, choices, sought) =>
    [...choices].every(([name, values]) => values.has(entry.dataset[name])) &&
    sought.every((word) => texts.get(entry).includes(word));

  const narrow = () => {
    const choices = chosen();
    const sought = letters(typed.value.replace(/[,;/]/g, " ")).split(/\s+/).filter(Boolean);
    for (const entry of entries) entry.hidden = !fits(entry, choices, sought);
    for (const group of groups) group.hidden = !group.querySelector(".documents__entry:not([hidden])");
    const left = entries.filter((entry) => !entry.hidden).length;
    const said = left === 1 ? words.one : words.many.replace("NUMBER", left);
    count.textContent = left ? said : words.none;
    show.textContent = words.show.replace("DOCUMENTS", said);
    show.hidden = !left;
    clear.hidden = !choices.size && !sought.length;
  };

  const keep = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  };

  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const each of boxes) each.checked = query.getAll(each.name).includes(each.value);
    typed.value = query.get("words") || "";
    narrow();
  };

  form.addEventListener("input", () => { narrow(); keep(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { narrow(); keep(); typed.focus(); }));
  links.replaceWith(form);
  restore();
  facets.querySelector("details").open = matchMedia("(min-width: 56rem)").matches || !clear.hidden;
})();
