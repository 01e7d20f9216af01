"""Decks in spreadsheets: rows become cards, cards become rows to proofread or translate, and come back.

Foreign sheets are read by `library.door`; the texts of cards are changed by `library.editing`. Here stands what a
column and a row mean.
"""
