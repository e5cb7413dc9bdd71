"""Markdown to nodes, plain text and the reading view's HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.exports import nodes
from growthjournal.exports.markup import parse, plain_text, to_html

SHA = "a" * 64
UUID = "00000000-0000-0000-0000-000000000001"


def text(words: str) -> nodes.Text:
    return nodes.Text(text=words)


def paragraph(*children: nodes.Inline) -> nodes.Paragraph:
    return nodes.Paragraph(children=children)


def test_styles_nest() -> None:
    (only,) = parse("**b *i* ~~s~~** `c`")
    inner = (
        text("b "),
        nodes.Styled(style="emphasis", children=(text("i"),)),
        text(" "),
        nodes.Styled(style="strike", children=(text("s"),)),
    )
    strong = nodes.Styled(style="strong", children=inner)
    assert only == paragraph(strong, text(" "), nodes.Code(text="c"))


@pytest.mark.parametrize(
    ("markdown", "checked"),
    [("- [ ] a", False), ("- [x] a", True), ("- [X] a", True), ("- a", None)],
)
def test_check_boxes(markdown: str, checked: bool | None) -> None:
    (found,) = parse(markdown)
    item = nodes.ListItem(blocks=(paragraph(text("a")),), checked=checked)
    assert found == nodes.ItemList(items=(item,))


def test_a_link_in_brackets_is_no_check_box() -> None:
    (found,) = parse("- [x](https://example.org)")
    assert isinstance(found, nodes.ItemList)
    assert found.items[0].checked is None


def test_numbers_start_where_they_were_written() -> None:
    (found,) = parse("7. a\n8. b")
    assert isinstance(found, nodes.ItemList)
    assert (found.start, found.tight, len(found.items)) == (7, True, 2)


def test_a_list_with_paragraphs_is_loose() -> None:
    (found,) = parse("- a\n\n  b\n- c")
    assert isinstance(found, nodes.ItemList)
    assert not found.tight


def test_table_with_alignment() -> None:
    (found,) = parse("| a | b | c |\n|:--|:-:|--:|\n| 1 | *2* | 3 |\n| 4 |")
    assert isinstance(found, nodes.Table)
    assert found.alignments == ("left", "center", "right")
    assert found.header == ((text("a"),), (text("b"),), (text("c"),))
    assert [len(row) for row in found.rows] == [3, 3]


def test_table_without_rows() -> None:
    (found,) = parse("| a |\n|---|")
    assert isinstance(found, nodes.Table)
    assert (found.alignments, found.rows) == ((None,), ())


def test_blocks_of_every_kind() -> None:
    found = parse("# h\n\n> q\n\n```py\nx\n```\n\n    y\n\n---\n\nsoft\nhard  \nend")
    assert [type(one).__name__ for one in found] == [
        "Heading", "Quote", "CodeBlock", "CodeBlock", "Rule", "Paragraph",
    ]  # fmt: skip
    assert found[-1] == paragraph(
        text("soft"), nodes.Break(), text("hard"), nodes.Break(), text("end")
    )


def test_footnotes_come_last() -> None:
    found = parse("a[^n] b[^n] ^[inline]\n\n[^n]: *note*")
    assert isinstance(found[-1], nodes.Footnotes)
    assert [one.number for one in found[-1].notes] == [1, 2]
    assert plain_text("a[^n]\n\n[^n]: note") == "a[1]\n\n[1] note"


def test_a_footnote_without_reference_keeps_its_words() -> None:
    markdown = "a[^used]\n\n[^used]: seen\n\n[^lost]: still here"
    assert "[^lost]: still here" in plain_text(markdown)
    assert "[1] seen" in plain_text(markdown)


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x",
     "//host/share", "../x.png", "/etc/passwd", "vbscript:x", "entry:", "http://"],
)  # fmt: skip
def test_an_unsafe_link_leaves_its_words(target: str) -> None:
    assert parse(f"[words](<{target}>)") == (paragraph(text("words")),)
    assert "href" not in to_html(parse(f"[words](<{target}>)"))


@pytest.mark.parametrize(
    "target", ["https://example.org/?a=b", "http://x.y", "mailto:a@b.c", f"entry:{UUID}"]
)
def test_a_safe_link_stays(target: str) -> None:
    (only,) = parse(f"[words]({target})")
    assert only == paragraph(nodes.Link(target=target, children=(text("words"),)))
    assert f'<a href="{target}">words</a>' in to_html((only,))


def test_a_link_to_an_attachment_is_words_in_the_view() -> None:
    assert to_html(parse(f"[words](attachment:{SHA})")) == "<p>words</p>"


def test_pictures_come_from_the_journal_only() -> None:
    (only,) = parse(f"![*my* cat](attachment:{SHA}) ![out](https://x.y/z.png) ![](file:///z.png)")
    assert isinstance(only, nodes.Paragraph)
    pictures = [one for one in only.children if isinstance(one, nodes.Image)]
    assert pictures == [
        nodes.Image(sha256=SHA, alt="my cat"),
        nodes.Image(sha256=None, alt="out"),
        nodes.Image(sha256=None, alt=""),
    ]
    html = to_html((only,), image=lambda sha: f"entry:{sha}")
    assert html == f'<p><img src="entry:{SHA}" alt="my cat"/> <em>out</em> </p>'
    assert "<img" not in to_html((only,))
    assert "<img" not in to_html((only,), image=lambda _sha: None)


def test_html_is_shown_and_not_obeyed() -> None:
    html = to_html(parse('<img src="file:///x"> <b>a</b>\n\n<script>alert(1)</script>'))
    assert "<img" not in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_html_of_every_kind() -> None:
    markdown = (
        "# h\n\n> q\n\n- [ ] a\n- [x] b\n\n3. c\n\n   d\n\n| a | b |\n|--:|---|\n| 1 | ~~2~~ |\n\n"
        "```\n<\n```\n\n---\n\nx[^1]\ny `<`\n\n- > quoted item\n\n[^1]: note\n\n    more"
    )
    html = to_html(parse(markdown))
    for part in (
        "<h1>h</h1>", "<blockquote><p>q</p></blockquote>", "<li>☐\u00a0a</li>", "<li>☑\u00a0b</li>",
        '<ol start="3"><li><p>c</p><p>d</p></li></ol>', '<th align="right">a</th>',
        '<td align="left"><s>2</s></td>', "<pre>&lt;</pre>", "<hr/>", "x<sup>1</sup><br/>y",
        "<code>&lt;</code>", "<li><blockquote>", "<p><sup>1</sup> note</p><p>more</p>",
    ):  # fmt: skip
        assert part in html


def test_plain_text_names_pictures() -> None:
    assert plain_text(f"![A bridge](attachment:{SHA})") == "A bridge"


def test_plain_text_has_no_markup() -> None:
    markdown = (
        "# H\n\na **b** [c](https://d.e) `f`  \ng\n\n- [ ] h\n- [x] i\n  - j\n\n1. k\n\n> l\n\n"
        "```\nm\n```\n\n---\n\n| n | o |\n|---|---|\n| p | q |"
    )
    assert plain_text(markdown) == (
        "H\n\na b c f\ng\n\n- [ ] h\n- [x] i\n  - j\n\n1. k\n\nl\n\nm\n\nn\to\np\tq"
    )


@pytest.mark.parametrize(
    "markdown",
    ["![" * 20_000, "[a](" * 20_000, "*a_b" * 20_000, "`" * 20_000 + "x", ">" * 5_000 + "words",
     "*" * 5_000 + "words" + "*" * 5_000, "".join("  " * at + "- words\n" for at in range(300)),
     "x" * 1_000_000, "\x00\x01\u202e\ud800"],
    ids=["images", "links", "styles", "ticks", "quotes", "strong", "lists", "word", "odd"],
)  # fmt: skip
def test_hostile_text_is_read_without_loss_or_hang(markdown: str) -> None:
    found = parse(markdown)
    assert to_html(found)
    if "words" in markdown:
        assert "words" in plain_text(markdown)


@given(st.text(alphabet=st.sampled_from("ab *_`[]()!#>-+|~^:\n\\<&1.é\u202e\x00"), max_size=200))
def test_any_text_becomes_nodes(markdown: str) -> None:
    found = parse(markdown)
    assert found == parse(markdown)
    assert isinstance(to_html(found), str)
    assert isinstance(plain_text(markdown), str)
