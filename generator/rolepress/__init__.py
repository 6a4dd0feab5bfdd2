"""Rolepress: one YAML source for a role, published to every reader."""

__version__ = "0.1.0"
