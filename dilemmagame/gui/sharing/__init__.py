"""Windows for decks that come in and go out: packages, updates to be merged, and spreadsheets."""
