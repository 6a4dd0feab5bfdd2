// What people see of a page's words; other scripts stand on this one.
const slack = 1; // px, for rounding

const describe = (element) =>
  element.localName + (element.id ? `#${element.id}` : "") + [...element.classList].map((name) => `.${name}`).join("");

const quote = (text) => `“${text.trim().replace(/\s+/g, " ").slice(0, 40)}”`;

const ancestors = function* (element) {
  for (let above = element; above && above !== document.documentElement; above = above.parentElement) yield above;
};

// Hidden from the eye on purpose, for screen readers alone: a pixel, clipped away or off the page's edge.
const aside = (element) =>
  [...ancestors(element)].some((above) => {
    const { width, height } = above.getBoundingClientRect();
    const { position, clip, clipPath, display } = getComputedStyle(above);
    const tiny = width <= 2 && height <= 2 && display !== "contents" && display !== "inline";
    return tiny || (position === "absolute" && clip !== "auto") || clipPath !== "none";
  });

const offPage = (box) => box.right + scrollX <= 0 || box.bottom + scrollY <= 0;

// Every run of text that is to be seen, in the order of the source, with the boxes of its lines.
const runs = function* () {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (aside(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter(
      (box) => box.width > slack && box.height > slack && !offPage(box),
    );
    if (boxes.length) yield { text, element, boxes };
  }
};
