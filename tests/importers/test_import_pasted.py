"""HTML from the clipboard to Markdown: what stays, and what is never taken along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.exports.markup import plain_text
from growthjournal.importers.pasted import LARGEST, MOST_TAGS, TooMuchError, markdown_of, words_of

TAGS = ["b", "i", "p", "ul", "li", "table", "tr", "td", "a href='x'", "pre", "blockquote", "h1"]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>kept</b> <i>too</i>", "**kept** *too*"),
        ("<h2>Title</h2><p>Words</p>", "## Title\n\nWords"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li>a</li></ol>", "3. a"),
        ("<blockquote>said</blockquote>", "> said"),
        ("<pre>a *b*\n  c</pre>", "```\na *b*\n  c\n```"),
        ("x <code>a_b</code>", "x `a_b`"),
        ("<del>gone</del>", "~~gone~~"),
        ("<b>a</b><br>b", "**a**\nb"),
        ("<b>2 * 3</b> snake_case", r"**2 \* 3** snake\_case"),
        ('<a href="https://x.y/a (b)">w</a>', "[w](https://x.y/a%20%28b%29)"),
        ('<ul><li><input type="checkbox" checked> a</li></ul>', "- [x] a"),
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1 | 2 |",
        ),
        ('<b style="font-weight:normal"><p>not <i>bold</i></p></b>', "not *bold*"),
        ('<span style="font-weight:700">bold</span>', "**bold**"),
        ("<title>no</title><style>b{}</style><b>yes</b><script>no()</script>", "**yes**"),
        ("<html>x<!--StartFragment--><b>y</b><!--EndFragment-->z</html>", "**y**"),
    ],
)
def test_styles_become_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


@pytest.mark.parametrize(
    "html",
    ["", "plain", "<p>one</p><p>two</p>", "<div><span style='color:red'>x</span></div>",
     f"<p>{'x' * LARGEST}</p>", "<style>b{}</style>x", "<!-- <b>x</b> -->x"],
)  # fmt: skip
def test_what_says_no_more_than_its_plain_text_is_left(html: str) -> None:
    assert markdown_of(html) is None


@pytest.mark.parametrize(
    "html",
    ["<b>x</b>" * (MOST_TAGS // 2 + 1), f"<b>{'x' * LARGEST}</b>", f"<b>x</b>{' ' * 5_000}x",
     f"<ul>{'<li>x' * 2_990}</ul>"],
)  # fmt: skip
def test_what_would_take_long_is_refused(html: str) -> None:
    with pytest.raises(TooMuchError):
        markdown_of(html)
    assert words_of(html).startswith("x")


@pytest.mark.parametrize("part", ["<style ", "<!--", "<span ", "<a ", "<script>", "<b", "</p", " "])
def test_parts_without_an_end_do_not_stop_it(part: str) -> None:
    html = f"<b>x</b>{part * 400_000}"
    try:
        assert (markdown_of(html) or "**x**").startswith("**x**")
    except TooMuchError:
        assert words_of(html).startswith("x")


def test_the_size_is_that_of_what_is_read() -> None:
    assert markdown_of(f"<style>{'a' * LARGEST}</style><b>x</b><!--{'a' * LARGEST}-->") == "**x**"


def test_the_words_alone_keep_their_lines() -> None:
    html = "<title>no</title><p>one &amp; <b>two</b>\nthree</p><ul><li>four<li>2 &lt; 3</ul>"
    assert words_of(html) == "one & two three\n\nfour\n2 < 3"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "//host/x", "data:text/html,x",
     "#top", "/etc/passwd", "vbscript:x", "attachment:" + "a" * 64, "entry:x"],
)  # fmt: skip
def test_an_unsafe_address_leaves_its_words(target: str) -> None:
    assert markdown_of(f'<b>a</b> <a href="{target}">words</a>') == "**a** words"
    assert markdown_of(f'<b>a</b> <img src="{target}" alt="words">') == "**a** words"


def test_a_picture_of_the_web_becomes_a_link() -> None:
    html = '<b>a</b> <img src="https://x.y/z.png" alt="the [board]">'
    assert markdown_of(html) == "**a** [the board](https://x.y/z.png)"


@pytest.mark.parametrize(
    "html",
    ['<img src="https://x.y/z.gif?id=me">', '<img src="https://x.y/z.gif" width=1 alt="dot">',
     '<img src="https://x.y/z.gif" height="0px" alt="dot">', '<svg><title>x</title></svg>',
     '<p style="DISPLAY :none">x <b>y</b></p>', '<span style="visibility:hidden">x</span>',
     "<script>x()</script>", "<style>x{}</style>", '<iframe src="https://x.y">x</iframe>'],
)  # fmt: skip
def test_what_nobody_sees_vanishes(html: str) -> None:
    assert markdown_of(f"<b>a</b>{html}") == "**a**"


def test_depth_does_not_stop_it() -> None:
    with pytest.raises(TooMuchError):
        markdown_of("<b>" * 2400 + "x")
    assert words_of("<blockquote>" * 2400 + "x") == "x"


@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=8)), max_size=30))
def test_any_html_gives_text_and_no_picture(parts: list[str]) -> None:
    html = "".join(f"<{one}>" if one in TAGS else f"</{one}> {one} <img src=x>" for one in parts)
    found = markdown_of(html)
    assert found is None or "![" not in found


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=8))
def test_every_word_arrives(words: list[str]) -> None:
    cells = "".join(f"<td>{one}</td>" for one in words)
    items = "".join(f"<li><b>{one}</b></li>" for one in words)
    found = markdown_of(f"<table><tr>{cells}</tr></table><ul>{items}</ul>")
    assert found is not None
    read = plain_text(found).split()
    assert all(read.count(one) >= 2 * words.count(one) for one in words)
