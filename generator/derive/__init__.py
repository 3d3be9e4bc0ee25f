"""Facts from records and a day: states, totals, measures, events. Pure functions."""
