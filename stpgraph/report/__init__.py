"""How findings are told on the command line: as text for a person, as JSON and as SARIF for other programs.

Everything here is a pure function from what was checked to text. Modules are imported one by one, only when they are needed.
"""
