"""One open journal and everything a user can do with it."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Self

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.journal import JournalService
from growthjournal.services.vault import VaultService
from growthjournal.store import keys
from growthjournal.store.database import WORKER_TIMEOUT, Database, check_file
from growthjournal.store.entries import Entries
from growthjournal.store.lock import JournalLock

if TYPE_CHECKING:
    from pathlib import Path

    from growthjournal.services.agenda import AgendaService
    from growthjournal.services.capturing import CaptureService
    from growthjournal.services.check_ins import CheckInsService
    from growthjournal.services.commitments import CommitmentsService
    from growthjournal.services.conversations import ConversationsService
    from growthjournal.services.decisions import DecisionsService
    from growthjournal.services.diagnostics import DiagnosticsService
    from growthjournal.services.finding import FindingService
    from growthjournal.services.growth import GrowthService
    from growthjournal.services.impacts import ImpactsService
    from growthjournal.services.insights import InsightsService
    from growthjournal.services.interchange import InterchangeService
    from growthjournal.services.mentoring import MentoringService
    from growthjournal.services.packets import PacketsService
    from growthjournal.services.people import PeopleService
    from growthjournal.services.rating_cards import RatingCardsService
    from growthjournal.services.reports import ReportsService
    from growthjournal.services.review_papers import ReviewPapersService
    from growthjournal.services.reviews import ReviewsService
    from growthjournal.services.several import SeveralService
    from growthjournal.services.sponsorship import SponsorshipService
    from growthjournal.services.together import Parts, TogetherService
    from growthjournal.services.verdicts import VerdictsService
    from growthjournal.services.writing import WritingService
    from growthjournal.store.keys import Key


class Workspace:
    """The services over one connection. It stays on the thread that opened it.

    Attributes:
        database: The connection underneath, for services and tests.
        journal: Entries.
        vault: Backups, checks, settings.
    """

    def __init__(self, database: Database) -> None:
        """Build the services over an open database; use `create` or `open`."""
        self.database = database
        self._lock: JournalLock | None = None
        self._entries = Entries(database)
        self.journal = JournalService(database, self._entries)
        self.vault = VaultService(database)

    # What the first list does not need is imported on first use.

    @cached_property
    def mentoring(self) -> MentoringService:
        """People, conversations, patterns, assumptions."""
        from growthjournal.services.mentoring import MentoringService

        return MentoringService(self.database)

    @cached_property
    def people(self) -> PeopleService:
        """Groups, agreements, who is due."""
        from growthjournal.services.people import PeopleService

        return PeopleService(self.database, self.mentoring)

    @cached_property
    def agenda(self) -> AgendaService:
        """What is brought to a conversation."""
        from growthjournal.services.agenda import AgendaService

        return AgendaService(self.database)

    @cached_property
    def commitments(self) -> CommitmentsService:
        """Promises."""
        from growthjournal.services.commitments import CommitmentsService

        return CommitmentsService(self.database)

    @cached_property
    def decisions(self) -> DecisionsService:
        """Decisions."""
        from growthjournal.services.decisions import DecisionsService

        return DecisionsService(self.database)

    @cached_property
    def impacts(self) -> ImpactsService:
        """Impacts and their witnesses."""
        from growthjournal.services.impacts import ImpactsService

        return ImpactsService(self.database)

    @cached_property
    def sponsorship(self) -> SponsorshipService:
        """Aims, asks, backing, updates, the case."""
        from growthjournal.services.sponsorship import SponsorshipService

        return SponsorshipService(self.database)

    @cached_property
    def diagnostics(self) -> DiagnosticsService:
        """Sittings of the diagnostic, the next move, quarterly reviews."""
        from growthjournal.services.diagnostics import DiagnosticsService

        return DiagnosticsService(self.database)

    @cached_property
    def check_ins(self) -> CheckInsService:
        """The weekly check-in."""
        from growthjournal.services.check_ins import CheckInsService

        return CheckInsService(self._parts, self.together)

    @cached_property
    def reviews(self) -> ReviewsService:
        """The quarterly review."""
        from growthjournal.services.reviews import ReviewsService

        return ReviewsService(self._parts, self.together, self.vault, self.insights)

    @cached_property
    def review_papers(self) -> ReviewPapersService:
        """The pages of a quarterly review."""
        from growthjournal.services.review_papers import ReviewPapersService

        return ReviewPapersService(self._parts, self.insights, self.verdicts, self.reports)

    @cached_property
    def conversations(self) -> ConversationsService:
        """Planning, preparing and logging conversations; drift."""
        from growthjournal.services.conversations import ConversationsService

        return ConversationsService(self.database, self._parts, self.together)

    @cached_property
    def together(self) -> TogetherService:
        """Records of several kinds as one step."""
        from growthjournal.services.together import TogetherService

        return TogetherService(self.database, self._parts)

    @cached_property
    def _parts(self) -> Parts:
        from growthjournal.services.together import Parts

        return Parts(
            journal=self.journal,
            mentoring=self.mentoring,
            growth=self.growth,
            people=self.people,
            agenda=self.agenda,
            commitments=self.commitments,
            decisions=self.decisions,
            impacts=self.impacts,
            sponsorship=self.sponsorship,
            diagnostics=self.diagnostics,
        )

    @cached_property
    def growth(self) -> GrowthService:
        """Competencies and ratings."""
        from growthjournal.services.growth import GrowthService

        return GrowthService(self.database)

    @cached_property
    def insights(self) -> InsightsService:
        """Figures for charts."""
        from growthjournal.services.insights import InsightsService

        return InsightsService(
            self.growth,
            self.mentoring,
            self.conversations,
            self.commitments,
            self.impacts,
            self.journal,
        )

    @cached_property
    def verdicts(self) -> VerdictsService:
        """The verdict and the lever check."""
        from growthjournal.services.verdicts import VerdictsService

        return VerdictsService(self._parts, self.finding)

    @cached_property
    def reports(self) -> ReportsService:
        """PDF and chart files."""
        from growthjournal.services.reports import ReportsService

        return ReportsService(
            self.journal, self.insights, self.conversations, self.verdicts, self.decisions
        )

    @cached_property
    def rating_cards(self) -> RatingCardsService:
        """The card on which somebody else rates."""
        from growthjournal.services.rating_cards import RatingCardsService

        return RatingCardsService(self.growth, self.sponsorship)

    @cached_property
    def packets(self) -> PacketsService:
        """The sponsor packet."""
        from growthjournal.services.packets import PacketsService

        return PacketsService(self.impacts, self.mentoring, self.sponsorship)

    @cached_property
    def interchange(self) -> InterchangeService:
        """Import and export."""
        from growthjournal.services.interchange import InterchangeService

        return InterchangeService(self.database, self._entries, self.journal, self.vault)

    @cached_property
    def several(self) -> SeveralService:
        """Acts on several entries at once."""
        from growthjournal.services.several import SeveralService

        return SeveralService(self.database, self._entries)

    @cached_property
    def finding(self) -> FindingService:
        """Days with entries, related entries."""
        from growthjournal.services.finding import FindingService

        return FindingService(self.database, self._entries)

    @cached_property
    def writing(self) -> WritingService:
        """Templates, saved searches, the own dictionary."""
        from growthjournal.services.writing import WritingService

        return WritingService(self.database)

    @cached_property
    def capture(self) -> CaptureService:
        """The capture line and its draft."""
        from growthjournal.services.capturing import CaptureService

        return CaptureService(self.database, self.journal, self.vault)

    @classmethod
    def create(cls, path: Path, passphrase: str | None) -> Self:
        """Create a journal with the built-in competencies; encrypted unless it is None.

        Raises:
            JournalError: The file exists, or the passphrase is shorter than ten characters.
        """
        if passphrase is not None and len(passphrase) < keys.PASSPHRASE_MINIMUM:
            raise JournalError(
                _("A passphrase needs at least {count} characters. Nothing was created.").format(
                    count=keys.PASSPHRASE_MINIMUM
                )
            )
        key = None if passphrase is None else keys.new_key(passphrase)
        database = Database.create(path, key)
        try:
            workspace = cls(database)
            workspace.growth.seed()
        except BaseException:
            database.close()
            path.unlink(missing_ok=True)
            raise
        return workspace

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: str | None = None,
        *,
        key: Key | None = None,
        timeout: float = WORKER_TIMEOUT,
    ) -> Self:
        """Open a journal; a backup is taken before its schema is changed.

        Raises:
            WrongPassphraseError: The passphrase does not fit.
            JournalError: See `Database.open`.
        """
        if key is None:
            key = cls.key_for(path, passphrase)

        def keep_a_copy(database: Database) -> None:
            from growthjournal.store import backup

            backup.make(database, backup.folder_of(path), clock.local_now())

        return cls(Database.open(path, key, timeout=timeout, before_migration=keep_a_copy))

    @staticmethod
    def key_for(path: Path, passphrase: str | None) -> Key | None:
        """Derive the key of a journal, which takes about 0.1 s; None for a plain one.

        Raises:
            JournalError: There is no journal there.
        """
        check_file(path)
        salt = keys.salt_of(path)
        if salt is None or passphrase is None:
            return None
        return keys.derive(passphrase, salt)

    @staticmethod
    def needs_passphrase(path: Path) -> bool:
        """Whether a journal is encrypted.

        Raises:
            JournalError: There is no journal there.
        """
        check_file(path)
        return keys.salt_of(path) is not None

    @staticmethod
    def restore(backup_file: Path, path: Path, passphrase: str | None) -> Path | None:
        """Put a verified backup in a journal's place; return where the old file went.

        Raises:
            JournalError: The backup does not open, is damaged, or the journal is in use.
        """
        from growthjournal.store import backup

        with JournalLock(path):
            key = Workspace.key_for(backup_file, passphrase)
            return backup.restore(backup_file, path, key, clock.local_now())

    def another(self) -> Workspace:
        """Return the same journal over a connection of its own, for another thread."""
        return type(self)(Database.open(self.path, self.key))

    def hold(self) -> None:
        """Hold the journal until it is closed, as the window does.

        Raises:
            JournalBusyError: Another window holds it.
        """
        self._lock = JournalLock(self.path).acquire()

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self.database.path

    @property
    def key(self) -> Key | None:
        """The key, for another connection; None when the journal is plain."""
        return self.database.key

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self.database.key is not None

    def data_version(self) -> int:
        """Return a number that moves when another connection wrote."""
        return int(self.database.pragma("data_version"))

    def interrupt(self) -> None:
        """Stop the query that is running, from any thread; it raises in its own."""
        self.database.interrupt()

    def checkpoint(self) -> None:
        """Empty the write-ahead log; done when idle, so that nothing rests in it."""
        self.database.checkpoint()

    def close(self, *, with_backup: bool = True) -> None:
        """Close the journal, after a verified backup when something changed."""
        try:
            if with_backup and self._lock is not None:
                # The journal itself is safe; a full disk must not keep the window open.
                with suppress(JournalError):
                    self.journal.expire_trash()
                    if self.vault.has_changed:
                        self.vault.backup()
        finally:
            self.database.close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> Self:
        """Use the journal for a block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close it at the end of the block."""
        self.close()
