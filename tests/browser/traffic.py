"""Listen to what a page asks of the network: nothing outside its own site, nothing that is not there."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from browser.finding import Finding

_OWN = ("data:", "blob:")  # addresses that never reach the network

_SEE_ALL = """() => {
    for (const image of document.images) image.loading = "eager";
    scrollTo(0, document.documentElement.scrollHeight);
}"""


_KEPT = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...(await indexedDB.databases()).map(({name}) => name),
    ...(await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope),
]"""


def kept(page: Page) -> tuple[Finding, ...]:
    """Return what the page shown now, and those before it in this tab, have kept in the browser."""
    cookies = [cookie["name"] for cookie in page.context.cookies()]
    names = [*cookies, *page.evaluate(_KEPT)]
    return tuple(Finding("kept-in-browser", page.url, f"'{name}' is kept in the browser") for name in names)


def traffic(page: Page, address: str, *, origin: str) -> tuple[Finding, ...]:
    """Open *address*, see all of the page, and return what went elsewhere than *origin*, was missing or failed."""
    with _listening(page, origin) as found:
        page.goto(address, wait_until="load")
        page.evaluate(_SEE_ALL)
        page.wait_for_load_state("networkidle")
    return tuple(found)


@contextmanager
def _listening(page: Page, origin: str) -> Iterator[list[Finding]]:
    """Gather what the network and the page's scripts report while the block runs."""
    found: list[Finding] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{origin}/", *_OWN)):
            found.append(Finding("request-elsewhere", request.url, "this is asked of another site"))

    def answered(response: Response) -> None:
        if response.status >= 400:
            found.append(Finding("missing-file", response.url, f"the server answers {response.status}"))

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            found.append(Finding("script-error", page.url, message.text))

    def failed(error: Exception) -> None:
        found.append(Finding("script-error", page.url, str(error)))

    listeners = {"request": asked, "response": answered, "console": said, "pageerror": failed}
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    try:
        yield found
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
