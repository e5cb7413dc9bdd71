"""Opens the forms of the Impact page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.sponsorship import Ask, SponsorCase
    from growthjournal.ui.dialogs.impact import ImpactDialog
    from growthjournal.ui.session import Session


class ImpactForms:
    """Builds a form over what is stored now and shows it; each is imported on first use."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Open forms over a page."""
        self._session, self._parent = session, parent

    def impact(
        self, impact: Impact | None = None, *, title: str = "", entry: str | None = None
    ) -> ImpactDialog:
        """Open the form of an impact, or of a new one; see `open_impact` of the dialog."""
        from growthjournal.ui.dialogs.impact import open_impact

        return open_impact(self._session, self._parent, impact, title=title, entry=entry)

    def new_ask(self, *_checked: bool) -> None:
        """Open the form of a new ask."""
        self.ask(None)

    def ask(self, ask: Ask | None) -> None:
        """Open an ask, for example to write down the answer."""
        from growthjournal.ui.dialogs.ask import open_ask

        open_ask(self._session, self._parent, ask)

    def aim(self) -> None:
        """Open the form of the role that is wanted."""
        from growthjournal.ui.dialogs.aim import open_aim

        open_aim(self._session, self._parent)

    def case(self) -> None:
        """Open the form of the case."""
        from growthjournal.ui.dialogs.case import open_case

        open_case(self._session, self._parent)

    def rehearsal(self, case: SponsorCase) -> None:
        """Open the rehearsal of a version of the case."""
        from growthjournal.ui.dialogs.rehearse import open_rehearsal

        open_rehearsal(self._session, self._parent, case)

    def packet(self) -> None:
        """Open the sponsor packet."""
        from growthjournal.ui.dialogs.packet import open_packet

        open_packet(self._session, self._parent)
