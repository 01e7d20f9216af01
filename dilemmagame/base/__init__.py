"""The leaf of the house: errors, paths, settings, texts, logs, clock and atomic files. Nothing of ours
is imported here.
"""
