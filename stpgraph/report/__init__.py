"""How findings and assessments are told on the command line: as text, Markdown and HTML for people, as tables for spreadsheets,
as JSON and SARIF for other programs.

Everything here is a pure function from what was checked to text or bytes. Modules are imported one by one, only when needed.
"""
