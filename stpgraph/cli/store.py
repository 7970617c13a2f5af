"""`store`: what an operator does with the structures that are kept: list, take out, put in, back up, restore, verify, give roles."""

from __future__ import annotations

from contextlib import closing

import click

from stpgraph.cli import output
from stpgraph.cli.command import OUTPUT, Command, Commands
from stpgraph.errors import UsageError

URL = click.option(
    "--url", metavar="URL", help="The store, as sqlite:///path or postgresql://…; left out, the one that the settings name."
)
BY = "the operator"


@click.group(cls=Commands)
def store() -> None:
    """The store of structures: its contents, backups, roles and log."""


@store.command("list", cls=Command)
@URL
@click.option("--archived", is_flag=True, help="Those that are archived, too.")
def listed(url: str | None, archived: bool) -> None:
    """Lists the structures in the store: key, version, place, title."""
    from stpgraph.store import Access, Keeper, open_store

    with closing(open_store(_url(url))) as opened:
        entries = Keeper(opened, Access.everything(BY)).listing(archived=None if archived else False)
    for each in entries:
        gone = "  (archived)" if each.archived else ""
        _say(f"{each.key}  version {each.latest.number}  {each.footprint or '–'}: {each.title}{gone}")
    if not entries:
        output.complain("There is no structure in the store.")


@store.command(cls=Command)
@click.argument("key")
@click.option("--version", "number", type=int, metavar="NUMBER", help="This version; left out, the latest.")
@URL
@OUTPUT
def get(key: str, number: int | None, url: str | None, output_file: str | None) -> None:
    """Prints a structure of the store as a structure file."""
    from stpgraph.files import dumps
    from stpgraph.store import Access, Keeper, open_store

    with closing(open_store(_url(url))) as opened:
        keeper = Keeper(opened, Access.everything(BY))
        kept = keeper.latest(key) if number is None else keeper.version(key, number)
    output.write(dumps(kept.structure), output_file)


@store.command(cls=Command)
@click.argument("file")
@click.option("--why", default="Put in from a file", metavar="TEXT", help="What stands in its history.")
@URL
def put(file: str, why: str, url: str | None) -> None:
    """Puts a structure file into the store, as a new structure, and prints its key."""
    from stpgraph.files import read
    from stpgraph.store import Access, Keeper, open_store

    structure = read(file)
    with closing(open_store(_url(url))) as opened:
        _say(Keeper(opened, Access.everything(BY)).create(structure, why).version.key)


@store.command(cls=Command)
@click.argument("file")
@URL
def backup(file: str, url: str | None) -> None:
    """Writes the whole store to one zip file, while others work on."""
    from stpgraph.store import backup as write

    size = write(_url(url), file, BY)
    _say(f"{file}: {size:,} bytes.")


@store.command(cls=Command)
@click.argument("file")
@URL
def restore(file: str, url: str | None) -> None:
    """Puts a backup into an empty store, of either database."""
    from stpgraph.store import restore_backup

    _say(f"Restored: {restore_backup(file, _url(url), BY):,} structures.")


@store.command(cls=Command)
@URL
@click.pass_context
def verify(ctx: click.Context, url: str | None) -> None:
    """Checks every version and the chain of the log; exit code 1 where something is not what was put in."""
    from stpgraph.store import verify as check

    wrong = check(_url(url))
    for sentence in wrong:
        _say(sentence)
    if wrong:
        ctx.exit(1)
    _say("Every version and every line of the log is as it was written.")


@store.command(cls=Command)
@click.argument("person")
@click.argument("role", type=click.Choice(["viewer", "editor", "approver", "admin"]))
@click.option("--footprint", metavar="NAME", help="In this footprint only; left out, in all.")
@URL
def grant(person: str, role: str, footprint: str | None, url: str | None) -> None:
    """Gives a person (by e-mail address) a role."""
    from stpgraph.store import ROLES
    from stpgraph.store import grant as give

    give(_url(url), person, next(each for each in ROLES if each == role), footprint, BY)
    _say(f"{person} is {role} in {footprint or 'all footprints'}.")


@store.command(cls=Command)
@click.argument("person")
@click.option("--footprint", metavar="NAME", help="In this footprint; left out, the role in all.")
@URL
def revoke(person: str, footprint: str | None, url: str | None) -> None:
    """Takes away a person's role."""
    from stpgraph.store import revoke as take

    take(_url(url), person, footprint, BY)
    _say(f"{person} has no role in {footprint or 'all footprints'} any more.")


@click.command(cls=Command)
def settings() -> None:
    """Lists every setting: its name in the file, its environment variable, its default, and what it is."""
    from stpgraph.settings import CONFIG, FILE, rows

    _say(f"Settings are read from environment variables, then from {FILE} (or the file that {CONFIG} names).")
    for name, variable, default, about in rows():
        _say(f"\n{name}\n    {variable}, default: {default}\n    {about}")


def _say(line: str) -> None:
    output.write(f"{output.safe(line)}\n")


def _url(url: str | None) -> str | None:
    from stpgraph.settings import load

    if url == "":
        raise UsageError("--url is empty: leave it out, or name a store.")
    return url or load().store
