"""minhbach: a commune's administrative reform, published in the open from files in git."""

__version__ = "0.1.0"
