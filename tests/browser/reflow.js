// Returns [rule, where, message] for what sticks out sideways and for text that cannot be read.
() => {
  const clips = (overflow) => overflow === "hidden" || overflow === "clip";
  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";

  // The first box above *element* that cuts *box* off for good; one that scrolls shows it after all.
  const cutter = (element, box) => {
    let [across, down] = [true, true];
    for (const above of ancestors(element)) {
      const style = getComputedStyle(above);
      if (style.display === "inline" || style.display === "contents") continue;
      const edge = above.getBoundingClientRect();
      const sideways = box.right > edge.right + slack || box.left < edge.left - slack;
      const downwards = box.bottom > edge.bottom + slack || box.top < edge.top - slack;
      if ((across && clips(style.overflowX) && sideways) || (down && clips(style.overflowY) && downwards)) return above;
      across &&= !scrolls(style.overflowX);
      down &&= !scrolls(style.overflowY);
      if (style.position === "fixed") break;
    }
    return null;
  };

  const lines = function* () {
    for (const { text, element, boxes } of runs()) for (const box of boxes) yield { text, element, box };
  };

  const shared = (from, to, otherFrom, otherTo) => Math.min(to, otherTo) - Math.max(from, otherFrom);

  // Lines overlap when half a line's height and more than a letter's edge are shared.
  const overlap = (a, b) =>
    shared(a.box.left, a.box.right, b.box.left, b.box.right) > 4 &&
    shared(a.box.top, a.box.bottom, b.box.top, b.box.bottom) > Math.min(a.box.height, b.box.height) / 2;

  const sticksOut = function* () {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return;
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) =>
        element.checkVisibility() &&
        element.getBoundingClientRect().right + scrollX > clientWidth + slack &&
        ![...ancestors(element.parentElement)].some((above) => !/visible/.test(getComputedStyle(above).overflowX)),
    );
    const where = wide.slice(0, 3).map(describe).join(", ") || "html";
    yield ["scrolls-sideways", where, `the page is ${scrollWidth} px wide in a window of ${clientWidth} px`];
  };

  const cutOff = function* (all) {
    const edge = document.documentElement.clientWidth;
    const closed = [document.documentElement, document.body].some((root) => clips(getComputedStyle(root).overflowX));
    for (const line of all) {
      const above = cutter(line.element, line.box);
      if (above) yield ["text-cut-off", describe(line.element), `${quote(line.text.data)} is cut off by ${describe(above)}`];
      else if (closed && line.box.left > edge - slack)
        yield ["text-cut-off", describe(line.element), `${quote(line.text.data)} is beyond the edge of a page that does not scroll`];
    }
  };

  const drawnOver = function* (all) {
    const sorted = [...all].sort((a, b) => a.box.top - b.box.top);
    for (const [index, line] of sorted.entries()) {
      for (let next = index + 1; next < sorted.length && sorted[next].box.top < line.box.bottom; next++) {
        const other = sorted[next];
        if (other.text !== line.text && overlap(line, other))
          yield ["text-drawn-over", describe(line.element), `${quote(line.text.data)} and ${quote(other.text.data)} are drawn over each other`];
      }
    }
  };

  const all = [...lines()];
  return [...sticksOut(), ...cutOff(all), ...drawnOver(all)];
};
