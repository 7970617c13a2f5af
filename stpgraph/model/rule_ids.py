"""The ids of all rules, which files may name in `accepted` and `limits`. The catalogue of rules is checked against this."""

from __future__ import annotations

RULE_IDS: tuple[str, ...] = (
    *(f"ACC{n:03}" for n in range(1, 11)),
    "ACP001",
    "ACP002",
    *(f"ASR{n:03}" for n in range(1, 7)),
    *(f"CPX{n:03}" for n in range(1, 6)),
    *(f"DEC{n:03}" for n in range(1, 13)),
    *(f"LAW{n:03}" for n in range(1, 4)),
    *(f"NED{n:03}" for n in range(1, 8)),
    *(f"ORP{n:03}" for n in range(1, 9)),
    "PLN001",
    *(f"RES{n:03}" for n in range(1, 6)),
    *(f"TRN{n:03}" for n in range(1, 4)),
    *(f"VOI{n:03}" for n in range(1, 10)),
)
#: What is said about acceptances cannot itself be accepted.
NEVER_ACCEPTED: tuple[str, ...] = ("ACP001", "ACP002")
