"""The two answers that every question about options has.

Apart from the cards, because the colours need only these when the app starts.
"""

UNSURE = "unsure"
OTHER = "other"
