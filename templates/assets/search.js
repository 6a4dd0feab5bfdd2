// Searches the documents in the reader's own browser: Pagefind finds them, this asks it, and shows and says what it
// found. Nothing is kept in the browser and nothing is asked of another site.
(() => {
  "use strict";

  const AT_ONCE = 10; // results that are shown before somebody asks for more
  const JUDGED = 20; // results that are looked at before their number is told
  const LEAST = 3; // letters that a word and what was found for it begin with in common
  const SHARE = 0.4; // of the word's letters: "run" is found for "running"
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

  const letters = (text) => text.normalize("NFD").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

  // Pagefind shortens a word that it has nowhere until it finds something: for "xyzzy" it may find "x-ray".
  const isLike = (word, found) => {
    let same = 0;
    while (same < word.length && word[same] === found[same]) same += 1;
    return same >= Math.min(word.length, Math.max(LEAST, Math.ceil(word.length * SHARE)));
  };

  // Whether what was found for the words is like one of them: what is marked, or a word of the title.
  const isAbout = ({ excerpt: html, meta }, words) => {
    const marks = new DOMParser().parseFromString(html, "text/html").querySelectorAll("mark");
    const told = [...Array.from(marks, (mark) => mark.textContent), ...Object.values(meta)].flatMap(letters);
    return letters(words).some((word) => told.some((found) => isLike(word, found)));
  };

  const relevant = async (results, words) => {
    const judged = results.slice(0, JUDGED);
    const told = await Promise.all(judged.map((each) => each.data()));
    const kept = judged.filter((_, index) => isAbout(told[index], words));
    return kept.length > 0 ? [...kept, ...results.slice(JUDGED)] : [];
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
      for (const each of [heading, item.lastElementChild]) {
        each.lang = meta.language;
        each.dir = "auto"; // some run from right to left
      }
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
    const about = letters(words).length > 0 ? await relevant(results, words) : results;
    if (asked !== question) return;
    found = about;
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
