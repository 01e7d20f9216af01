"""Writing cards and decks: the form, the text of a card, translations, own cases. Text goes through `library`."""
