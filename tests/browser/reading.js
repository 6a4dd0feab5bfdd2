// Returns [texts, jumps, lost]: the text that is seen, in the order of the source; where the eye must go back to
// read on in that order; and the lists that a common screen reader does not tell of.
() => {
  const seen = [...runs()];

  const rightToLeft = (element) => getComputedStyle(element).direction === "rtl";
  const holder = (before, after) => {
    let both = after;
    while (!both.contains(before)) both = both.parentElement;
    return both;
  };
  const mirrored = (box) => ({ left: -box.right, right: -box.left, top: box.top, bottom: box.bottom, height: box.height });

  // The next text is above the last, in the same column: either may come first of two columns that stand side by side.
  // Or it is before the last on the same line, as what holds both is read; navigation beside the text has lines of its own.
  const back = (before, after) => {
    const flip = rightToLeft(holder(before.element, after.element)) ? mirrored : (box) => box;
    const [last, next] = [flip(before.boxes.at(-1)), flip(after.boxes[0])];
    const above = next.bottom <= last.top + slack && next.left < last.right && next.right > last.left;
    const shared = Math.min(last.bottom, next.bottom) - Math.max(last.top, next.top);
    const level = shared > Math.min(last.height, next.height) / 2;
    const apart = before.element.closest("nav") !== after.element.closest("nav");
    return above || (level && !apart && next.right <= last.left + slack);
  };

  const jumps = seen
    .map((run, index) => [seen[index - 1], run])
    .filter(([before, after]) => before && back(before, after))
    .map(([before, after]) => [describe(after.element), `${quote(after.text.data)} is read after ${quote(before.text.data)} and stands before it`]);

  // VoiceOver takes a list that draws no markers for no list, unless it is navigation; `list-style-type: ""` keeps it.
  const marked = (entry) =>
    getComputedStyle(entry).listStyleType !== "none" || !/^(none|normal)$/.test(getComputedStyle(entry, "::before").content);
  const unmarked = (list) => {
    const entries = [...list.children].filter((entry) => getComputedStyle(entry).display !== "none");
    return entries.length > 0 && !entries.some(marked);
  };
  const lost = [...document.querySelectorAll("ul, ol")]
    .filter((list) => list.checkVisibility() && !list.closest("nav, [role=navigation]") && list.getAttribute("role") !== "list")
    .filter(unmarked)
    .map(describe);

  return [seen.map(({ text, element }) => [describe(element), text.data]), jumps, [...new Set(lost)]];
};
