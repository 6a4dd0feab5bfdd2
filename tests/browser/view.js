// Lay *rules* over the page's own style, as a reader's browser may, and wait until its fonts are there.
// A sheet made by script is the reader's: the page's content security policy does not stop it.
async (rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  await document.fonts.ready;
};
