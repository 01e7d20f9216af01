"""Writing cards and decks: the form, the text of a card, translations, own cases. Reads and writes through `library`."""
