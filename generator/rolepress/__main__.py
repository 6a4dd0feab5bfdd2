"""Lets `python -m rolepress` do what `rolepress` does."""

import sys

from rolepress.cli import main

if __name__ == "__main__":
    sys.exit(main())
