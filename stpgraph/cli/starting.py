"""`rules`, `new` and `schema`: what one looks up, and what one starts from."""

from __future__ import annotations

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import Command
from stpgraph.errors import InputError, UsageError


@click.command("rules", cls=Command)
@click.argument("rule", metavar="[ID]", required=False)
@click.option("--limits", is_flag=True, help="List the thresholds: what each counts, its default, and where that comes from.")
def rules(rule: str | None, limits: bool) -> None:
    """Lists the rules, or shows the documentation of one."""
    from stpgraph.report.rules_page import catalogue_page, rule_page
    from stpgraph.report.thresholds import limits_page
    from stpgraph.rules import BY_ID, chosen

    wanted = chosen(inputs.ids([rule], "ID") if rule is not None else [])
    one = BY_ID.get((rule or "").strip().upper())
    if limits:
        from stpgraph.model.limits import LIMIT_OF

        if not wanted & LIMIT_OF.keys():
            raise UsageError(f"No rule of “{rule}” has a threshold. These have: {', '.join(LIMIT_OF)}.")
        output.show(limits_page(wanted))
    else:
        output.show(rule_page(one) if one else catalogue_page(wanted))


@click.command(cls=Command)
@click.argument("archetype")
@click.option("--id", "structure_id", metavar="ID", help="The id of the new structure: a-z, 0-9 and single hyphens.")
@click.option("--title", metavar="TITLE", help="Its title.")
def new(archetype: str, structure_id: str | None, title: str | None) -> None:
    """Prints a structure to start from: workstream, local-area, sector or clinical-focus.

    Send it to a file (stpgraph new sector > our-structure.yaml) and change what differs.
    """
    output.write(_new(archetype, structure_id, title))


@click.command(cls=Command)
def schema() -> None:
    """Prints the JSON Schema of structure files, from which editors complete and check."""
    from stpgraph.files.schema import schema_text

    output.write(schema_text())


def _new(name: str, structure_id: str | None, title: str | None) -> str:
    """An archetype's file, comments and all, as an option to work on."""
    import json

    from stpgraph.files import loads, plain
    from stpgraph.files.edit import rewrite
    from stpgraph.shipped import archetype_file

    file = archetype_file(name)
    text = file.read_text(encoding="utf-8")
    archetype = loads(text, str(file))
    changes = {
        "id": f"{file.stem}-option" if structure_id is None else structure_id,
        "title": f"{archetype.title}, an option" if title is None else title,
        "status": "option",
    }
    try:
        option = loads(json.dumps(plain(archetype) | changes), form="json")
    except InputError as error:
        raise UsageError(" ".join(f"--{fault.path}: {fault.text}" for fault in error.faults)) from None
    written = rewrite(text, option)
    if loads(written) != option:
        raise AssertionError(f"the archetype {name} reads back changed")
    return written
