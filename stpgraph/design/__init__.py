"""Designing a structure: typed edits, what is allowed where, what an edit opens and closes, and ways to begin."""
