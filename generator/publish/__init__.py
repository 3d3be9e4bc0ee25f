"""Outputs from facts and events: pages, charts, feeds, open data."""
