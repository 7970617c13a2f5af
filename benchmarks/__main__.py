"""Every measurement, one after the other: `make bench`, or `python -m benchmarks [NAME ...]`."""

from __future__ import annotations

import sys

from benchmarks import all_rules, compare, exports, layout, portfolio, six_rules, start_up


def _sessions() -> None:
    # What it loads would weigh on every measurement before it.
    from benchmarks import sessions

    sessions.run()


def _imports() -> None:
    from benchmarks import imports

    imports.run()


ALL = {
    "six_rules": six_rules.run,
    "start_up": start_up.run,
    "all_rules": all_rules.run,
    "layout": layout.run,
    "exports": exports.run,
    "compare": compare.run,
    "imports": _imports,
    "portfolio": portfolio.run_all,
    "sessions": _sessions,
}

for name in sys.argv[1:] or ALL:
    ALL[name]()
