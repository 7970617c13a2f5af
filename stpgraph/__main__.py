"""`python -m stpgraph`: the command line."""

from __future__ import annotations

from stpgraph.cli import main

if __name__ == "__main__":
    main()
