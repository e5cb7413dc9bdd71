"""The words of the sponsor packet; its preview and its PDF read the same."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.packet import LEAST_RESULTS, MOST_RESULTS
from growthjournal.language import (
    format_date,
    format_number,
    format_short_month_year,
    list_of,
    ngettext,
)
from growthjournal.language import gettext as _
from growthjournal.wording.impacts import scope_name

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.packet import Packet, PacketResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultWords:
    """One result.

    Attributes:
        title: In one line.
        text: What it was about, what was done, what came of it.
        figure: The measure, before and after, set large; "" without one.
        measure: What was measured.
        foot: How far it reached, when, who can confirm it.
    """

    title: str = field(repr=False)
    text: str = field(default="", repr=False)
    figure: str = field(default="", repr=False)
    measure: str = field(default="", repr=False)
    foot: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketWords:
    """Everything that is read."""

    title: str = field(repr=False)
    subtitle: str
    ask_title: str
    ask: str = field(repr=False)
    results_title: str
    results: tuple[ResultWords, ...] = field(repr=False)
    minute_title: str
    minute: str = field(repr=False)
    footer: str
    page: tuple[str, str, str]

    def lines(self) -> list[str]:
        """Return every line that leaves, in the order of the page."""
        lines = [self.title, self.subtitle]
        if self.ask:
            lines += [self.ask_title, self.ask]
        if self.minute:
            lines += [self.minute_title, self.minute]
        if self.results:
            lines.append(self.results_title)
        for one in self.results:
            lines += [one.title, one.text, one.figure, one.measure, one.foot]
        return [line for line in (*lines, self.footer) if line]


def lacks_said(one: PacketResult) -> str:
    """Return what a result lacks to be believed, "" for nothing."""
    if not one.is_measured and not one.confirmers:
        return _("Without a measure, and nobody confirms it")
    if not one.is_measured:
        return _("Without a measure")
    return "" if one.confirmers else _("Nobody confirms it")


def count_said(count: int) -> str:
    """Return how many results were chosen, beside how many a packet carries."""
    said = ngettext("{n} chosen", "{n} chosen", count).format(n=format_number(count))
    if LEAST_RESULTS <= count <= MOST_RESULTS:
        return said
    return _("{chosen}; {least} to {most} can be carried.").format(
        chosen=said, least=format_number(LEAST_RESULTS), most=format_number(MOST_RESULTS)
    )


def left_out_said(titles: list[str]) -> str:
    """Return which chosen results gave way to two pages, "" for none."""
    if not titles:
        return ""
    return _("Left out, because two pages hold no more: {titles}").format(titles="; ".join(titles))


def packet_words(packet: Packet, today: date) -> PacketWords:
    """Return what a packet says."""
    return PacketWords(
        title=packet.role or _("What I have done"),
        subtitle=_subtitle(packet, today),
        ask_title=_("What I ask"),
        ask=packet.ask,
        results_title=_("What speaks for it"),
        results=tuple(_result(one) for one in packet.results),
        minute_title=_("In a minute"),
        minute=packet.minute,
        footer=_("In confidence"),
        page=(_("Page "), _(" of "), ""),
    )


def _subtitle(packet: Packet, today: date) -> str:
    days = [one.on for one in packet.results]
    parts = []
    if days:
        first, last = (format_short_month_year(day) for day in (min(days), max(days)))
        span = first if first == last else _("{first} to {last}").format(first=first, last=last)
        parts.append(_("Results from {period}").format(period=span))
    if packet.by_when is not None:
        parts.append(_("decided by {date}").format(date=format_date(packet.by_when)))
    parts.append(_("written {date}").format(date=format_date(today)))
    return " · ".join(parts)


def _result(one: PacketResult) -> ResultWords:
    figure = " → ".join(filter(None, (one.before, one.after)))
    if figure and one.unit:
        figure = f"{figure} {one.unit}"
    foot = [scope_name(one.scope)] if one.scope else []
    foot.append(format_short_month_year(one.on))
    if one.confirmers:
        foot.append(_("{names} can confirm it").format(names=list_of(one.confirmers)))
    return ResultWords(
        title=one.title,
        text=" ".join(_sentence(text) for text in (one.situation, one.did, one.result) if text),
        figure=figure,
        measure=one.measure if figure else "",
        foot=" · ".join(foot),
    )


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    ends = unicodedata.category(text[-1]).startswith("P")
    return text if ends else f"{text}."
