"""What a check of a page found: one line that says where and what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a reader of a page would stumble over."""

    rule: str
    where: str  # a CSS selector, an address, or a line and column
    message: str
    page: str = ""  # the page's path on its site

    def __str__(self) -> str:
        return f"{self.page} {self.where}: {self.message} [{self.rule}]".lstrip()
