"""Texts that broke other programs."""

import pytest

NASTY = {
    "nul": "before\0after",
    "line ends": "one\r\ntwo\rthree\nfour\n\n",
    "separators": "one\u2028two\u2029three\x0bfour\x0cfive\x85six",
    "control": "".join(chr(code) for code in range(1, 32)) + "\x7f\x9f",
    "override": "abc \u202egnirts\u202c \u2066isolated\u2069 \u202aopen",
    "zero width": "a\u200bb\u200cc\u200dd\ufeffe\u00ad",
    "byte order mark": "\ufeffat the start",
    "combining": "Z" + "\u0335\u0321\u0348" * 200,
    "decomposed": "cafe\u0301 and café",
    "joined emoji": "👩🏽‍💻 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️",
    "hebrew and arabic": "שלום עולם, هذا نص من اليمين",
    "japanese": "今日は会議で四秒待ちました。",
    "noncharacters": "\ufdd0\ufffe\uffff\U0010ffff",
    "private use": "\ue000marked\ue001",
    "long word": "w" * 70_000,
    "one line": "word " * 20_000,
    "html": '<img src="file:///etc/passwd"><script>alert(1)</script>&amp;&#0;',
    "links": "[a](javascript:x) [b](file:///c) [c](\\\\host\\share) ![d](http://e/f)",
    "nested": "> " * 1_000 + "deep",
    "sql and templates": "'; DROP TABLE entry; -- {0} %s ${x} \\",
    "blank": " \t\n \u00a0\u3000",
}


@pytest.fixture
def nasty():
    """The texts by what is nasty in them."""
    return dict(NASTY)
