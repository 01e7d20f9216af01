"""Decks on their way to and from other people: packages, their seal, keys, and the merging of an update.

Reading the bytes of a package is not done here but behind the door (`library/door`); what comes in here is `Files`.
"""
