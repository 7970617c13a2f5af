"""What one person does in a store: every deed is allowed or refused, done, and logged in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from stpgraph.compare.delta import Delta
from stpgraph.compare.merge import difference
from stpgraph.model import Structure
from stpgraph.model.kinds import StructureStatus
from stpgraph.store import access as roles
from stpgraph.store import audit, drafts, listing, packing, tables, versions
from stpgraph.store.access import Access
from stpgraph.store.errors import StoreConflictError, StoreError
from stpgraph.store.listing import Record
from stpgraph.store.opening import Store
from stpgraph.store.records import ROLES, Conflict, Draft, Entry, Grant, Kept, Logged, Present, Role, Saved, Version


@dataclass(frozen=True, slots=True)
class Keeper:
    """A store in the hands of one person. Every method raises StoreError: NotAllowedError without the role that it needs (looked up in
    the store at that moment), NotFoundError, StoreConflictError, StoreUnreachableError."""

    store: Store
    access: Access

    # ── reading: viewer ──

    def listing(
        self,
        footprint: str | None = None,
        status: str | None = None,
        tag: str | None = None,
        option_of: str | None = None,
        archived: bool | None = False,
    ) -> tuple[Entry, ...]:
        """The structures that this person may see, by footprint and title. `archived`: False, True, or None for both."""
        with self.store.reading() as conn:
            entries = listing.entries(conn)
            may = {place: roles.role_in(conn, self.access, place) for place in {each.footprint for each in entries}}
        return tuple(
            each
            for each in entries
            if may[each.footprint]
            and footprint in (None, each.footprint)
            and status in (None, each.status)
            and (tag is None or tag in each.tags)
            and option_of in (None, each.option_of)
            and archived in (None, each.archived)
        )

    def entry(self, key: str) -> Entry:
        """What the list says of one structure, archived or not."""
        with self.store.reading() as conn:
            self._of(conn, key, "viewer")
            return next(each for each in listing.entries(conn) if each.key == key)

    def footprints(self) -> tuple[str, ...]:
        """The footprints of which this person may see something, in order; an empty one is not among them."""
        return tuple(sorted({each.footprint for each in self.listing(archived=None)} - {""}))

    def history(self, key: str) -> tuple[Version, ...]:
        """Every version of a structure, the newest first."""
        with self.store.reading() as conn:
            self._of(conn, key, "viewer")
            return versions.history(conn, key)

    def version(self, key: str, number: int) -> Kept:
        """A version with its content."""
        with self.store.reading() as conn:
            self._of(conn, key, "viewer")
            return versions.kept(conn, key, number)

    def latest(self, key: str) -> Kept:
        """The latest version with its content."""
        with self.store.reading() as conn:
            self._of(conn, key, "viewer")
            return versions.kept(conn, key)

    def as_at(self, key: str, moment: datetime) -> Kept:
        """The version that was the latest at a moment. NotFoundError where there was none yet."""
        with self.store.reading() as conn:
            self._of(conn, key, "viewer")
            return versions.kept(conn, key, until=moment)

    def difference(self, key: str, before: int, after: int, other: str | None = None) -> Delta:
        """What differs from a version to another one, of the same structure or of `other` (such as an option of it)."""
        with self.store.reading() as conn:
            for each in {key, other or key}:
                self._of(conn, each, "viewer")
            first, second = versions.kept(conn, key, before), versions.kept(conn, other or key, after)
        return difference(first.structure, second.structure)

    # ── structures: editor; to name, or to make current: approver; to archive or move: admin ──

    def create(
        self, structure: Structure, why: str, footprint: str | None = None, option_of: str | None = None, key: str | None = None
    ) -> Saved:
        """Keeps a new structure as version 1. `footprint` is the place whose roles count: where left out, that of the structure of
        which it is an option, else the one that it names itself."""
        with self.store.writing() as conn:
            parent = self._of(conn, option_of, "viewer") if option_of is not None else None
            place = footprint if footprint is not None else parent.footprint if parent else structure.footprint
            place = audit.checked(place, "The footprint") if place else ""
            roles.need(conn, self.access, place, "approver" if structure.status == "current" else "editor")
            key = audit.checked(key or self.store.new_key(), "The key", 200)
            listing.add(conn, key, place, option_of)
            version = self._add(conn, "create", key, 1, structure, why, footprint=place, option_of=option_of)
            return Saved(version, structure)

    def save(self, key: str, structure: Structure, base: int, why: str) -> Saved | Conflict:
        """Keeps a structure as a new version. `base` is the number of the version that it was made from: where others have saved since,
        their changes are merged with these; where both cannot stand, nothing is kept and a Conflict holds the questions."""
        with self.store.writing() as conn:
            place = self._open(conn, key, "editor")
            latest = versions.latest(conn, key)
            made = versions.brought_together(conn, key, structure, base, latest)
            if isinstance(made, Conflict) or not made.new:
                return made
            if made.structure.status == "current" != latest.status:
                roles.need(conn, self.access, place.footprint, "approver")
            more = {"base": base} | ({"merged_with": latest.number} if made.merged else {})
            version = self._add(conn, "save", key, latest.number + 1, made.structure, why, **more)
            return Saved(version, made.structure, made.merged, made.brought)

    def restore(self, key: str, number: int, why: str | None = None) -> Saved:
        """Keeps the content of an earlier version as a new one."""
        with self.store.writing() as conn:
            place = self._open(conn, key, "editor")
            latest, wanted = versions.latest(conn, key), versions.kept(conn, key, number)
            if wanted.version.status == "current" != latest.status:
                roles.need(conn, self.access, place.footprint, "approver")
            why = why or f"Version {number} restored."
            version = self._add(conn, "restore", key, latest.number + 1, wanted.structure, why, restored=number)
            return Saved(version, wanted.structure)

    def set_status(self, key: str, status: StructureStatus, why: str) -> Saved:
        """Makes a structure the current one, an option, or a past one: a new version that differs in nothing else."""
        with self.store.writing() as conn:
            self._open(conn, key, "approver")
            latest = versions.kept(conn, key)
            structure = Structure.model_validate(dict(latest.structure) | {"status": status})
            version = self._add(conn, "set status", key, latest.version.number + 1, structure, why)
            return Saved(version, structure)

    def name_version(self, key: str, number: int, name: str | None) -> None:
        """Names a version ("as taken to the board"), or takes its name away."""
        name = audit.checked(name, "The name", 200) if name is not None else None
        with self.store.writing() as conn:
            self._open(conn, key, "approver")
            was = versions.kept(conn, key, number).version.name
            if name != was:
                listing.set_name(conn, key, number, name)
                self._log(conn, "name", key, number=number, name=name)

    def set_tags(self, key: str, tags: Sequence[str]) -> None:
        """Puts tags in place of those that a structure has."""
        wanted = tuple(sorted({audit.checked(tag, "The tag", 100) for tag in tags}))
        with self.store.writing() as conn:
            self._open(conn, key, "editor")
            listing.set_tags(conn, key, wanted)
            self._log(conn, "tag", key, tags=wanted)

    def archive(self, key: str) -> None:
        """Takes a structure out of the list. Nothing of it is lost; `undelete` brings it back."""
        self._set_archived(key, True)

    def undelete(self, key: str) -> None:
        """Brings an archived structure back into the list."""
        self._set_archived(key, False)

    def move(self, key: str, footprint: str) -> None:
        """Puts a structure under the roles of another footprint (empty: of none); needs an admin of both."""
        with self.store.writing() as conn:
            self._open(conn, key, "admin")
            footprint = audit.checked(footprint, "The footprint") if footprint else ""
            roles.need(conn, self.access, footprint, "admin")
            listing.change(conn, key, footprint=footprint)
            self._log(conn, "move", key, footprint=footprint)

    # ── drafts: one's own; editor ──

    def put_draft(self, draft_id: str, content: str, counter: int = 0, key: str | None = None, base: int | None = None) -> Draft:
        """Keeps unsaved work. `counter` is that of the draft as it was last seen (0: none was): an older tab that writes over a newer
        one is refused with StoreConflictError. To write over it all the same, read the draft and use its counter."""
        draft = Draft(audit.checked(draft_id, "The draft's id", 200), key, base, content, counter, self.store.clock())
        with self.store.writing() as conn:
            self._may_draft(conn, key, "editor")
            return drafts.put(conn, self.access.who, draft)

    def drafts(self) -> tuple[Draft, ...]:
        """One's own drafts, the newest first, of structures that one may see."""
        with self.store.reading() as conn:
            mine = drafts.of(conn, self.access.who)
            return tuple(each for each in mine if each.key is None or self._role(conn, each.key))

    def draft(self, draft_id: str) -> Draft:
        """One of one's own drafts."""
        with self.store.reading() as conn:
            found = drafts.one(conn, self.access.who, draft_id)
            self._may_draft(conn, found.key, "viewer")
            return found

    def drop_draft(self, draft_id: str, counter: int | None = None) -> None:
        """Drops a draft, if it is still as it was seen with `counter` (None: in any case). It may be gone already."""
        with self.store.writing() as conn:
            drafts.drop(conn, self.access.who, draft_id, counter)

    # ── presence: viewer ──

    def seen(self, key: str, session: str) -> None:
        """Says that this person has a structure open; to be said again every so often."""
        session = audit.checked(session, "The session", 200)
        with self.store.writing() as conn:
            self._of(conn, key, "viewer")
            drafts.seen(conn, key, self.access.who, session, self.store.clock())

    def present(self, key: str, within_seconds: float = 60) -> tuple[Present, ...]:
        """Who has a structure open, by name."""
        with self.store.reading() as conn:
            self._of(conn, key, "viewer")
            return drafts.present(conn, key, self.store.clock() - timedelta(seconds=within_seconds))

    # ── roles, log, whole store: admin ──

    def role(self, footprint: str | None = None) -> Role | None:
        """This person's role in a footprint (None: in all)."""
        with self.store.reading() as conn:
            return roles.role_in(conn, self.access, footprint or "")

    def grants(self, who: str | None = None) -> tuple[Grant, ...]:
        """The roles of a person or, for None, of everybody: one's own, and those in footprints of which one is an admin."""
        who = roles.checked_person(who) if who is not None else None
        with self.store.reading() as conn:
            found = roles.grants(conn, who)
            mine = {each.footprint: roles.role_in(conn, self.access, each.footprint or "") for each in found}
        return tuple(each for each in found if each.who == self.access.who or mine[each.footprint] == "admin")

    def grant(self, who: str, role: Role, footprint: str | None = None) -> None:
        """Gives a person a role in a footprint (None: in all), in place of the one they had there."""
        if role not in ROLES:
            raise StoreError(f"There is no such role; the roles are {', '.join(ROLES)}.")
        who, place = roles.checked_person(who), audit.checked(footprint, "The footprint") if footprint is not None else ""
        with self.store.writing() as conn:
            roles.need(conn, self.access, place, "admin")
            roles.grant(conn, who, role, place)
            self._log(conn, "grant", to=who, role=role, footprint=place)

    def revoke(self, who: str, footprint: str | None = None) -> None:
        """Takes away a person's role in a footprint (None: the one in all)."""
        who, place = roles.checked_person(who), footprint.strip() if footprint else ""
        with self.store.writing() as conn:
            roles.need(conn, self.access, place, "admin")
            roles.revoke(conn, who, place)
            self._log(conn, "revoke", to=who, footprint=place)

    def log(self, key: str | None = None, most: int = 1_000) -> tuple[Logged, ...]:
        """The newest lines of the log, the newest first: of one structure (for its viewers), or of all (for an admin of all)."""
        with self.store.reading() as conn:
            wanted = select(tables.audit).order_by(tables.audit.c.seq.desc()).limit(most)
            if key is not None:
                self._of(conn, key, "viewer")
                wanted = wanted.where(tables.audit.c.key == key)
            else:
                roles.need(conn, self.access, "", "admin")
            return tuple(
                Logged(row.seq, audit.moment_of(row.at), row.who, row.action, row.key, row.detail) for row in conn.execute(wanted)
            )

    def export(self) -> bytes:
        """The whole store as one zip file, as it was at one moment; that it was taken is logged in it."""
        with self.store.writing() as conn:
            roles.need(conn, self.access, "", "admin")
            self._log(conn, "export")
        with self.store.reading() as conn:
            return packing.packed(conn)

    def take_in(self, data: bytes) -> None:
        """Puts what `export` gave into this store, which must be empty; all of it or, where anything is amiss, nothing."""
        with self.store.writing() as conn:
            roles.need(conn, self.access, "", "admin")
            packing.unpack(conn, data)
            self._log(conn, "import", sha256=packing.digest(data))

    # ── shared ──

    def _of(self, conn: Connection, key: str, role: Role) -> Record:
        record = listing.record(conn, key)
        roles.need(conn, self.access, record.footprint, role)
        return record

    def _open(self, conn: Connection, key: str, role: Role) -> Record:
        record = self._of(conn, key, role)
        if record.archived:
            raise StoreConflictError("This structure is archived. Bring it back before you change it.")
        return record

    def _role(self, conn: Connection, key: str) -> Role | None:
        return roles.role_in(conn, self.access, listing.record(conn, key).footprint)

    def _may_draft(self, conn: Connection, key: str | None, role: Role) -> None:
        if key is not None:
            self._of(conn, key, role)
        elif not self.access.everywhere and not any(
            ROLES.index(each.role) >= ROLES.index(role) for each in roles.grants(conn, self.access.who)
        ):
            roles.need(conn, self.access, "", role)

    def _set_archived(self, key: str, archived: bool) -> None:
        with self.store.writing() as conn:
            if self._of(conn, key, "admin").archived != archived:
                listing.change(conn, key, archived=int(archived))
                self._log(conn, "archive" if archived else "undelete", key)

    def _add(
        self, conn: Connection, action: str, key: str, number: int, structure: Structure, why: str, **more: object
    ) -> Version:
        at = audit.stamp(self.store.clock())
        version = versions.add(conn, key, number, structure, self.access.who, at, audit.checked(why, "The reason"))
        audit.append(conn, at, self.access.who, action, key, version=versions.about(version), **more)
        return version

    def _log(self, conn: Connection, action: str, key: str = "", **detail: object) -> None:
        audit.append(conn, audit.stamp(self.store.clock()), self.access.who, action, key, **detail)
