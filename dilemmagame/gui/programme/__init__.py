"""The window in which the course of an evening is put together."""
