// Material calls its search a dialog and gives it no name; readers of the screen need one.
for (const search of document.querySelectorAll(".md-search[role=dialog]")) search.setAttribute("aria-label", "Search");
