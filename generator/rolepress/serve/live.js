// Reloads the page when `rolepress serve` has made it anew, and shows over it what needs a change.
// Whatever the server says is set as text, never as HTML.
(() => {
  "use strict";

  const { page, version } = document.currentScript.dataset;
  const CLOSED = "rolepress-closed"; // which list of problems the reader has closed, while this tab is open
  let source = null;
  let problems = [];
  let more = 0;
  let waiting = false; // there is a newer page, and the reader is filling something in
  let panel = null;

  // A tab in the background listens to nothing: a browser keeps only six lines open to one server.
  const listen = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`/-/events?page=${encodeURIComponent(page)}`);
      source.addEventListener("state", (event) => take(JSON.parse(event.data)));
    }
  };

  const take = (state) => {
    if (state.version !== version) {
      if (!isFilledIn()) {
        source?.close();
        location.reload(); // the browser keeps the place on the page
        return;
      }
    }
    waiting = state.version !== version;
    problems = state.problems;
    more = state.more;
    draw();
  };

  // The fields in which the reader has put something: our own scripts fill in others from the address, and the menus of
  // the internal site are check boxes too.
  const touched = new Set();
  const note = (event) => {
    const field = event.target;
    if (event.isTrusted && field.matches("input, textarea, select") && !field.matches(".md-toggle, .md-option")) touched.add(field);
  };

  // Whether the reader has typed or chosen something that a reload would lose.
  const isFilledIn = () =>
    [...touched].some((field) => field.isConnected && !field.disabled && differs(field) && !isInAddress(field));

  const differs = (field) => {
    if (field instanceof HTMLSelectElement) {
      const usual = [...field.options].some((option) => option.defaultSelected);
      return [...field.options].some((option, index) =>
        option.selected !== (usual || field.multiple ? option.defaultSelected : index === 0));
    }
    if (isBox(field)) return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  };

  // The lists and the search keep in the address what is chosen and asked for, and read it there again.
  const isInAddress = (field) => {
    if (!field.matches(".finder input, #search-form input")) return false;
    const kept = new URLSearchParams(location.search).getAll(field.name);
    return isBox(field) ? kept.includes(field.value) === field.checked : kept[0] === field.value.trim();
  };

  const isBox = (field) => field.type === "checkbox" || field.type === "radio";

  const draw = () => {
    const errors = problems.filter((each) => each.severity === "error");
    if (!problems.length && !waiting) {
      panel?.host.remove();
      panel = null;
      room(0);
      return;
    }
    const kept = panel?.host.shadowRoot.activeElement?.className; // the reader's place in the panel
    panel ??= open();
    const key = JSON.stringify([problems, more]);
    const closed = remembered() === key || (!errors.length && remembered() !== `open ${key}`);
    const title = headline(errors.length);
    panel.body.replaceChildren();
    panel.box.classList.toggle("panel--small", closed);
    if (closed && problems.length) {
      panel.body.append(button("show", `${title}: show`, () => remember(`open ${key}`)));
    } else if (problems.length) {
      const top = made("div", "top");
      top.append(made("h2", "", title), button("close", "Close", () => remember(key)));
      panel.body.append(top, list());
    }
    if (waiting) {
      const top = made("div", "top");
      top.append(made("p", "", "This page has changed. What you filled in is lost when it is loaded again."),
        button("reload", "Load it again", () => location.reload()));
      panel.body.prepend(top);
    }
    panel.said.textContent = waiting ? `${title} This page has changed.` : title;
    if (kept) panel.box.querySelector("button")?.focus();
    room(closed ? 0 : panel.box.offsetHeight);
  };

  const headline = (errors) => {
    const count = problems.length + more;
    if (!count) return "";
    return count === 1 ? "1 thing needs a change" : `${count} things need a change`;
  };

  const list = () => {
    const items = made("ol", "");
    for (const each of problems) {
      const item = made("li", "");
      const line = made("p", "");
      line.append(made("span", `severity severity--${each.severity}`, `${each.severity}: `), each.message);
      item.append(made("p", "where", each.where), line);
      if (each.hint) item.append(made("p", "hint", `hint: ${each.hint}`));
      item.append(made("p", "rule", `[${each.rule}]`));
      items.append(item);
    }
    if (more) items.append(made("li", "", `${more} more: see the page Problems of the internal site`));
    return items;
  };

  const open = () => {
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/-/live.css";
    style.addEventListener("load", () => draw()); // its height is known now
    const box = made("section", "panel");
    box.setAttribute("aria-label", "What needs a change");
    box.tabIndex = 0; // a long list is scrolled with the keyboard
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") box.querySelector(".close")?.click();
    });
    const said = made("p", "said");
    said.setAttribute("role", "status");
    const body = made("div", "body");
    box.append(said, body);
    root.append(style, box);
    document.body.append(host);
    return { host, box, body, said };
  };

  const made = (name, style, text = "") => {
    const element = document.createElement(name);
    if (style) element.className = style;
    element.textContent = text;
    return element;
  };

  const button = (style, text, act) => {
    const element = made("button", style, text);
    element.type = "button";
    element.addEventListener("click", () => {
      act();
      draw();
    });
    return element;
  };

  // Leaves room under the page, so that its end can be scrolled out from under the panel.
  const room = (height) => {
    document.documentElement.style.scrollPaddingBlockEnd = height ? `${height}px` : "";
    document.body.style.paddingBlockEnd = height ? `${height}px` : "";
  };

  // A reader who has switched storage off sees the panel again after each reload.
  const remember = (text) => {
    try { sessionStorage.setItem(CLOSED, text); } catch { remembered.text = text; }
  };
  const remembered = () => {
    try { return sessionStorage.getItem(CLOSED); } catch { return remembered.text; }
  };

  for (const kind of ["input", "change"]) document.addEventListener(kind, note, true);
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pageshow", listen); // also when the browser brings the page back from its memory
  listen();
})();
