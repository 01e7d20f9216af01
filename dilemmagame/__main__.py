"""`python -m dilemmagame`."""

import sys

from dilemmagame.cli import main

if __name__ == "__main__":
    sys.exit(main())
