"""No sequence of acts loses a text that was acknowledged and stood, or was left."""

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from growthjournal.domain.entries import Entry
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace

START = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 20)
STANDS = dt.timedelta(minutes=5)
TEXTS = st.sampled_from(["", " ", "one", "two", "three\n\nfour", "É ß 日本"])


class Writing(RuleBasedStateMachine):
    """One journal and two entries; `due` is what must be found again for each of them."""

    entries = Bundle("entries")

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.now = START
        self.clock = mock.patch.object(clock, "now", side_effect=lambda: self.now)
        self.clock.start()
        self.workspace = Workspace.create(Path(self.folder.name) / "j.growthjournal", None)
        self.journal = self.workspace.journal
        self.since: dict[str, dt.datetime] = {}
        self.due: dict[str, set[str]] = {}
        self.undo: list = []

    def teardown(self):
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.clock.stop()
            self.folder.cleanup()

    def present(self, uuid):
        return self.journal.entry(uuid)

    def replaced(self, uuid, after):
        """Take note that the present text gives way to another one."""
        before = self.present(uuid).body
        stood = self.now - self.since[uuid] >= STANDS
        if before != after and (stood or (before.strip() and not after.strip())):
            self.due[uuid].add(before)
        if before != after:
            self.since[uuid] = self.now

    @rule(target=entries, body=TEXTS)
    def write(self, body):
        entry = Entry(date=DAY, body=body)
        self.journal.put(entry)
        self.since[entry.uuid], self.due[entry.uuid] = self.now, set()
        return entry.uuid

    @rule(seconds=st.sampled_from([1, 60, 240, 299, 300, 301, 86_400]))
    def wait(self, seconds):
        self.now += dt.timedelta(seconds=seconds)

    @rule(uuid=entries, body=TEXTS)
    def autosave(self, uuid, body):
        self.replaced(uuid, body)
        self.journal.put(replace(self.present(uuid), body=body))

    @rule(uuid=entries)
    def leave(self, uuid):
        self.journal.leave(uuid)
        self.due[uuid].add(self.present(uuid).body)

    @rule(uuid=entries, data=st.data())
    def restore(self, uuid, data):
        versions = self.journal.revisions(uuid)
        before = self.present(uuid).body
        version = data.draw(st.sampled_from(versions))
        self.replaced(uuid, version.body)
        self.due[uuid].add(before)
        self.journal.restore_revision(version)
        assert self.present(uuid).body == version.body
        self.undo.append((uuid, before))

    @rule()
    def undo_restore(self):
        if self.undo:
            uuid, before = self.undo.pop()
            self.replaced(uuid, before)
            self.journal.put(replace(self.present(uuid), body=before))

    @rule(uuid=entries)
    def trash(self, uuid):
        self.journal.trash([uuid])

    @rule(uuid=entries)
    def untrash(self, uuid):
        self.journal.restore_from_trash([uuid])

    @rule(uuid=entries)
    def star(self, uuid):
        self.journal.put(replace(self.present(uuid), starred=True))

    @invariant()
    def everything_due_is_found(self):
        for uuid, texts in getattr(self, "due", {}).items():
            kept = {one.body for one in self.journal.revisions(uuid)} | {self.present(uuid).body}
            assert texts <= kept


Writing.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestNothingIsLost = Writing.TestCase
