"""Tables: Excel, OpenDocument, CSV, web pages; and the template that is filled in by hand."""
