from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.days import day_bounds, typed_day

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-02", date(2026, 10, 2)),
        ("2026/10/2", date(2026, 10, 2)),
        ("2.10.2025", date(2025, 10, 2)),
        ("2.10.", date(2026, 10, 2)),
        ("2.10", date(2026, 10, 2)),
        ("7", date(2026, 11, 7)),
        ("2025", date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        (" 2024-02- ", date(2024, 2, 29)),
        ("31.2.2026", None),
        ("soon", None),
        ("", None),
        ("99", None),
    ],
)
def test_a_typed_day(text, day):
    assert typed_day(text, TODAY) == day


@given(st.text(max_size=12) | st.text(alphabet="0123456789.-/", max_size=12))
def test_any_text_is_a_day_or_none(text):
    bounds = day_bounds(text)
    assert bounds is None or bounds[0] < bounds[1]
    assert typed_day(text, TODAY) is None or isinstance(typed_day(text, TODAY), date)
