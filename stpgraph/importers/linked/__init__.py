"""Open standards: Popolo, the W3C Organization Ontology, BODS, records of the NHS organisation register."""
