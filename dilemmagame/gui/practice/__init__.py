"""Practising an evening: the bar above the console, and the times afterwards."""
