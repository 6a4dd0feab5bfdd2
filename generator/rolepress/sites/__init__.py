"""The sites: what needs to know of the whole library."""
