// Finds the page's controls in the order of its source, and answers questions about them as `rolepress`.
// Returns where each control is, for messages.
() => {
  const CONTROLS =
    "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], " +
    "video[controls], [tabindex], [contenteditable]:not([contenteditable=false])";

  const describe = (element) => {
    const words = (element.getAttribute("aria-label") || element.innerText || element.name || "").trim();
    const name = element.localName + (element.id ? `#${element.id}` : "");
    return words ? `${name} “${words.replace(/\s+/g, " ").slice(0, 40)}”` : name;
  };

  // Tab stops once in a group of radio buttons: at the one that is chosen, or at the first.
  const standsForGroup = (element) => {
    if (element.type !== "radio" || !element.name) return true;
    const scope = element.form ?? document;
    const group = [...scope.querySelectorAll("input[type=radio]")].filter((radio) => radio.name === element.name);
    return element === (group.find((radio) => radio.checked) ?? group[0]);
  };

  const inClosedDetails = (element) => {
    const details = element.closest("details:not([open])");
    return details && !(element.localName === "summary" && element.parentElement === details && !details.parentElement.closest("details:not([open])"));
  };

  const usable = (element) =>
    !element.disabled &&
    !element.closest("[inert], fieldset:disabled") &&
    !inClosedDetails(element) &&
    element.checkVisibility({ visibilityProperty: true });

  const controls = [...document.querySelectorAll(CONTROLS)].filter(
    (element) => element.tabIndex >= 0 && usable(element) && standsForGroup(element),
  );

  // A control is seen and hit together with its label.
  const body = (element) => [element, ...(element.labels ?? [])];

  const look = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && drawn(style.outlineColor);
    return [
      outline ? [style.outlineStyle, style.outlineWidth, style.outlineColor, style.outlineOffset] : "none",
      style.boxShadow, style.color, style.backgroundColor, style.backgroundImage, style.border,
      style.textDecoration, style.fontWeight, style.opacity,
    ].join();
  };

  // What could show the focus: the control, its labels, what they draw before and after, and the box around it.
  const appearance = (element) =>
    [...body(element), element.parentElement]
      .flatMap((part) => [null, "::before", "::after"].map((pseudo) => look(part, pseudo)))
      .join("|");

  // Scrolling boxes take the focus too, with no control of their own: keep every element's look while none has it.
  const resting = new Map([...document.querySelectorAll("body *")].map((element) => [element, null]));
  const restingLook = (element) => {
    if (!resting.get(element)) resting.set(element, appearance(element));
    return resting.get(element);
  };
  controls.forEach(restingLook);

  const scroller = (element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowX + getComputedStyle(element).overflowY);
  [...resting.keys()].filter(scroller).forEach(restingLook);

  const COLOURS = /(?:rgba?|hsla?|lab|lch|oklab|oklch|color)\([^)]*\)/g;
  const focusColours = (element) => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 ? [style.outlineColor] : [];
    return [...outline, ...(style.boxShadow.match(COLOURS) ?? [])].filter(drawn);
  };

  // WCAG 1.4.11: 3 against what is behind it, or two colours so far apart that one of them shows on any ground (C40).
  const faint = (element) => {
    const colours = body(element).flatMap(focusColours);
    if (!colours.length) return 0;
    const behind = ground(element.parentElement);
    const best = Math.max(...colours.map((colour) => contrast(colour, behind)));
    const apart = Math.max(...colours.map((colour) => contrast(colour, colours[0])));
    return best < 3 && apart < 9 ? best : 0;
  };

  const points = (box) => {
    const [left, right] = [box.left + 2, box.right - 2];
    const [top, bottom] = [box.top + 2, box.bottom - 2];
    const centre = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return [centre, [left, top], [right, top], [left, bottom], [right, bottom]];
  };

  const showing = (element) =>
    body(element).some((part) =>
      [...part.getClientRects()].flatMap(points).some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return hit && (part.contains(hit) || hit.contains(part));
      }),
    );

  const boxAround = (element) => {
    const boxes = body(element).map((part) => part.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
    const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };

  const inText = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const around = [...block.querySelectorAll(CONTROLS)].reduce((text, control) => text.replace(control.innerText ?? "", ""), block.innerText);
    return /\p{L}/u.test(around);
  };

  // WCAG 2.5.8: 24 px across, or a circle of 24 px around its middle that touches no other target.
  const LEAST = 24;
  const ROUNDING = 0.5;
  const small = () => {
    const boxes = controls.filter((element) => !inText(element)).map((element) => [element, boxAround(element)]);
    const undersized = ([, box]) => box.width < LEAST - ROUNDING || box.height < LEAST - ROUNDING;
    const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const gap = (box, other) => {
      const [x, y] = middle(box);
      const [nearX, nearY] = undersized([null, other])
        ? middle(other)
        : [Math.max(other.left, Math.min(x, other.right)), Math.max(other.top, Math.min(y, other.bottom))];
      return Math.hypot(x - nearX, y - nearY) - (undersized([null, other]) ? LEAST : LEAST / 2);
    };
    const offScreen = ([, box]) => box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || box.width <= 1;
    return boxes
      .filter((entry) => undersized(entry) && !offScreen(entry))
      .filter(([element, box]) => boxes.some(([other, next]) => other !== element && !offScreen([other, next]) && gap(box, next) < -ROUNDING))
      .map(([element, box]) => [describe(element), `${Math.round(box.width)} by ${Math.round(box.height)} px, with another target near`]);
  };

  const keys = new Map();
  const here = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    if (!keys.has(element)) keys.set(element, `stop ${keys.size}`);
    const seen = appearance(element) !== (resting.get(element) ?? "");
    return { key: keys.get(element), index: controls.indexOf(element), where: describe(element), seen, covered: !showing(element), faint: faint(element) };
  };

  window.rolepress = { small, here };
  return controls.map(describe);
};
