"""The channel by phone: a server process of its own, without Qt, and the app's side of it."""
