"""System checks: what would fail later is said now, with what to do."""
