"""`python -m dilemmagame`."""

import gc
import sys

from dilemmagame.cli import main

# What is made while starting is hardly ever garbage; looking for it every 700 objects slows the start.
gc.set_threshold(20_000)

if __name__ == "__main__":
    sys.exit(main())
