"""Write the list of common English words that the rules for easy read know, from the package wordfreq.

Run it in an environment of its own with wordfreq 3.1.1, which is frozen since 2023, and look at what changed:
    python generator/common_words.py generator/rolepress/checks/words/common.txt
"""

import re
import sys
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

COMMON = 3.6  # on the Zipf scale: four in a million words
MOST = 20_000
HEAD = """\
# Common English words: at least 3.6 on the Zipf scale, which is four in a million words.
# Made from the word frequencies of wordfreq 3.1.1 (Speer, 2022, doi 10.5281/zenodo.7199437), which includes data
# under CC BY-SA 4.0; this list is under CC BY-SA 4.0 as well. See generator/common_words.py.
"""


def main(path: Path) -> None:
    """Write the list to *path*, in alphabetical order, several words to a line."""
    words = sorted(
        word
        for word in top_n_list("en", MOST)
        if re.fullmatch(r"[a-z]+", word) and zipf_frequency(word, "en") >= COMMON
    )
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 115:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    path.write_text(HEAD + "\n".join([*lines, line]) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
