"""The data contract, once: each record kind, its keys, their kinds of value and their meaning in Vietnamese."""
