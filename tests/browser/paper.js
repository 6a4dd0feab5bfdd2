// Returns what is on the paper (or on the screen, before it is emulated): texts, navigation, pale text, bare links.
() => {
  const main = document.querySelector("main");
  const leading = "nav, [role=navigation], search, [role=search], button, a[href^='#']";
  const texts = [...runs()]
    .filter(({ element }) => main?.contains(element) && !element.closest(leading))
    .map(({ text, element }) => [describe(element), text.data.trim().replace(/\s+/g, " ")]);

  const controls = [...document.querySelectorAll("nav, [role=navigation], search, [role=search], button")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !aside(element))
    .map(describe);

  // Browsers leave grounds out when they print, so all text is on white.
  const pale = [...runs()]
    .map(({ text, element }) => [describe(element), text.data, contrast(getComputedStyle(element).color, "#fff")])
    .filter(([, , ratio]) => ratio < 7)
    .map(([where, text, ratio]) => [where, `${quote(text)} has a contrast of ${ratio.toFixed(2)} on white paper, and not of 7`]);

  const shown = (link) => link.innerText + ["::before", "::after"].map((part) => getComputedStyle(link, part).content).join("");
  const bare = [...(main?.querySelectorAll("a[href^='http']") ?? [])]
    .filter((link) => link.checkVisibility() && !shown(link).includes(link.host))
    .map((link) => [link.getAttribute("href"), `on paper “${link.innerText}” does not say where it leads`]);

  return { texts, controls, pale, bare };
};
