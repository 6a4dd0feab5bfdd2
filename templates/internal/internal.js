// Material calls its search a dialog and gives it no name; readers of the screen need one.
for (const search of document.querySelectorAll(".md-search[role=dialog]")) search.setAttribute("aria-label", "Search");

// It puts the button that copies a sample into a landmark without a name; it is a button, and no place to go to.
const plain = () => {
  for (const place of document.querySelectorAll(".md-code__nav:not([role])")) place.setAttribute("role", "none");
};
plain();
new MutationObserver(plain).observe(document.body, { childList: true, subtree: true });
