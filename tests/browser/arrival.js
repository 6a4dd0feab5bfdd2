// Returns [where, message] for each time that what people see moves by itself while the page arrives.
() => {
  const describe = (node) => {
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    return element ? element.localName + (element.id ? `#${element.id}` : "") + [...element.classList].map((name) => `.${name}`).join("") : "html";
  };
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: "layout-shift", buffered: true });
  return observer
    .takeRecords()
    .filter((shift) => !shift.hadRecentInput && shift.value > 0)
    .map((shift) => [shift.sources.map(({ node }) => describe(node)).join(", ") || "html", shift.value]);
};
