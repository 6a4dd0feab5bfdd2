"""The tints: the standard edition on paper of a pale colour, which some people read with more ease than white.

They are not made of large print: its sizes on each tint would be many files that hardly anybody asks for. Whoever
needs both can have large print on tinted paper from any printer, or the Word file, where both can be set.
"""

from __future__ import annotations

TINTS = {
    "cream": "#fbf3dc",
    "pale-yellow": "#fff7bf",
    "pale-blue": "#e2effa",
    "pale-green": "#e3f3e1",
}
"""The colour of the paper by the name of the edition. Source: the tints that people with dyslexia ask for most."""
