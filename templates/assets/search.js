// Searches the documents in the reader's own browser: Pagefind finds them, this asks it, and shows and says what it
// found. Nothing is kept in the browser and nothing is asked of another site.
(() => {
  "use strict";

  const AT_ONCE = 10; // results that are shown before somebody asks for more
  const part = (name) => document.getElementById(`search-${name}`);
  const form = part("form");
  const input = part("words");
  const status = part("status");
  const list = part("results");
  const title = document.title;
  const language = document.documentElement.lang;
  let pagefind; // a promise of the library, from the first question on
  let found = []; // every result of the last question
  let question = 0; // counts them: an answer that comes late is left out

  const start = () => {
    pagefind ??= import("./pagefind/pagefind.js").then(async (library) => {
      await library.options({ excerptLength: 30 });
      return library;
    });
    return pagefind;
  };

  const filled = (text, values) => text.replace(/\b[A-Z]{2,}\b/g, (name) => values[name] ?? name);

  const element = (name, className, text = "") => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  // Copies the words of an excerpt and its marks, and nothing else that may be in it.
  const excerpt = (html) => {
    const shown = element("p", "search__excerpt", "… ");
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      const mark = node.nodeName === "MARK";
      shown.append(mark ? element("mark", "", node.textContent) : document.createTextNode(node.textContent));
    }
    shown.append(" …");
    return shown;
  };

  const entry = ({ raw_url: address, meta, excerpt: html }) => {
    const item = element("li", "search__result");
    const heading = element("h2", "search__title");
    const link = element("a", "", meta.title);
    link.href = `../${address.replace(/^\/+/, "")}`;
    heading.append(link);
    const facts = [meta.kind, meta.organisation].filter(Boolean).join(", ");
    item.append(heading, ...(facts ? [element("p", "search__facts", facts)] : []), excerpt(html));
    if (meta.language && meta.language !== language) {
      link.hreflang = meta.language;
      for (const each of [heading, item.lastElementChild]) each.lang = meta.language;
    }
    return item;
  };

  const showMore = async () => {
    const asked = question;
    const next = found.slice(list.children.length, list.children.length + AT_ONCE);
    const told = await Promise.all(next.map((each) => each.data()));
    if (asked !== question) return;
    const entries = told.map(entry);
    list.append(...entries);
    list.hidden = list.children.length === 0;
    part("rest").hidden = list.children.length >= found.length;
    return entries[0];
  };

  const say = (name, values = {}) => {
    status.ariaBusy = String(name === "busy"); // shown at once, and not told while the answer is on its way
    status.textContent = filled(status.dataset[name], values);
  };

  const clear = () => {
    found = [];
    list.replaceChildren();
    status.textContent = "";
    document.title = title;
    for (const name of ["results", "advice", "rest"]) part(name).hidden = true;
  };

  const answer = async (words) => {
    const asked = ++question;
    clear();
    if (!words) return;
    say("busy");
    const { results } = await (await start()).search(words);
    if (asked !== question) return;
    found = results;
    await showMore();
    if (asked !== question) return;
    document.title = `${words} – ${title}`;
    part("advice").hidden = found.length > 0;
    say(["none", "one"][found.length] ?? "many", { NUMBER: String(found.length), WORDS: words });
  };

  const fail = () => {
    question++;
    clear();
    form.hidden = true;
    say("failed");
  };

  const asked = () => (new URLSearchParams(location.search).get("q") ?? "").trim();

  const ask = () => {
    input.value = asked();
    answer(asked()).catch(fail);
  };

  part("without").hidden = true;
  if (location.protocol === "file:") return fail(); // browsers read no index from a folder
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = input.value.trim();
    if (words !== asked()) history.pushState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (words) answer(words).catch(fail);
    else {
      question++;
      clear();
      say("empty");
    }
  });
  part("more").addEventListener("click", async () => {
    const first = await showMore().catch(fail);
    first?.querySelector("a").focus();
  });
  addEventListener("popstate", ask);
  input.addEventListener("focus", () => void start().catch(() => {}), { once: true });
  ask();
})();
