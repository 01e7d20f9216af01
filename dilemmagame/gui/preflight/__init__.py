"""Does it work in this room? Looks before the evening at what can go wrong, and says what to do."""
