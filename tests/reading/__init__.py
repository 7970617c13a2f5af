"""The chapters of the second reading of the rule catalogue; `tests/oracle_catalogue.py` puts them together."""
