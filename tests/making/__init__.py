"""How made-up structures for the whole catalogue are put together; `tests/catalogue_strategies.py` does it."""
