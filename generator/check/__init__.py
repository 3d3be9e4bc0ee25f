"""Nodes to validated records, with every error at once."""
