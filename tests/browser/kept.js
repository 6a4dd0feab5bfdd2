// Returns [what, its name] for everything that the page has left in the reader's browser, cookies apart.
async () => [
  ...Object.keys(localStorage).map((name) => ["local storage", name]),
  ...Object.keys(sessionStorage).map((name) => ["session storage", name]),
  ...(await indexedDB.databases()).map(({ name }) => ["a database", name]),
  ...(await caches.keys()).map((name) => ["a cache", name]),
  ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => ["a service worker", scope]),
];
