"""People: who may see and change what, the log of every change, and the store as a whole. For admins alone."""

from __future__ import annotations

from datetime import date

from stpgraph.settings import settings
from stpgraph.ui import keeping
from stpgraph.ui.components import people_log, people_roles, people_store, text

PURPOSE = "Say who may see and change what, and look up who changed what, and when."
NO_LOGIN = ("Nobody needs to log in here.", "Roles count on a server on which people log in. Here you may do everything.")
NOT_ADMIN = ("This page is for administrators.", "You are not one of any footprint. Ask an administrator for what you need.")
SECTIONS = {"roles": "Roles", "log": "Changes", "store": "The store"}


def page() -> None:
    text.head("People", PURPOSE)
    if not settings().login:
        text.empty(*NO_LOGIN)
        return
    hands = keeping.keeper()
    administered = keeping.administered(hands)
    if not administered:
        text.empty(*NOT_ADMIN)
        return
    text.contents(SECTIONS)
    text.section("roles", SECTIONS["roles"])
    people_roles.show(hands, administered)
    text.section("log", SECTIONS["log"], "every one, with who made it")
    people_log.show(hands, administered)
    text.section("store", SECTIONS["store"])
    people_store.show_state()
    if None in administered:
        people_store.show_whole(hands, date.today())


if __name__ == "__main__":
    page()
