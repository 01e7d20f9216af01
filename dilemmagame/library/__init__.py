"""Decks, methods, programmes and word lists from text, and the checks on them. Nothing here draws or stores.

Importing this loads no parser; import what you need: `reading`, `checking`, `methods`, `vocabulary`, `sentences`.
"""
