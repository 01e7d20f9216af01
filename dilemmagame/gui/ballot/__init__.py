"""Voting on the laptop itself: it goes round, or a second keyboard stands apart. Never shows a result."""
