"""Rules over documents and over finished files; each rule's docstring is its page in the handbook."""
