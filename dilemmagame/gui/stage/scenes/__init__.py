"""One module per step kind, named as the kind; plus `slope` (two rounds) and `quiet` (calm, black, white)."""
