"""dilemmagame: hold a good conversation about a moral dilemma in public office."""

__version__ = "0.1.0"
