"""Faults under load, and what becomes of every message."""

MESSAGES, FEWEST = 300, 9
