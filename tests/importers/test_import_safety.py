"""Hostile and damaged files: a clear sentence, soon, nothing outside (security.md T5, T6)."""

import json
import os
import stat
import struct
import time
import tracemalloc
import zipfile

import pytest

from growthjournal.domain.errors import JournalError
from growthjournal.importers import sources
from growthjournal.importers.formats import FORMATS, detect
from growthjournal.importers.opening import open_source
from growthjournal.importers.texts import clean_name, clean_path

NOTE = "---\ndate: 2024-01-05\n---\n![](big.bin)"
ENTRY = '{"entries": [{"uuid": "AAAABBBB", "creationDate": "2024-01-01T00:00:00Z", "text": "%s"}]}'


def read(path):
    return detect(path).read(path, lambda _done, _total: None)


def packed(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def patched(path, old, new):
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    return path


def encrypted(path):
    packed(path, [("2024-01-01.md", "x")])
    content = bytearray(path.read_bytes())
    content[6] |= 1
    at = content.find(b"PK\1\2")
    content[at + 8] |= 1
    path.write_bytes(content)


def many(path):
    packed(path, [("2024-01-01.md", "x")])
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\5\6")
    content[at + 12 : at + 16] = struct.pack("<I", 20 * 1024**2)
    path.write_bytes(content)


def text(content):
    return lambda path: path.write_bytes(
        content if isinstance(content, bytes) else content.encode()
    )


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("empty.json", text(""), "empty"),
        ("unknown.xyz", text("hello"), "not in a format"),
        ("noise.zip", text(os.urandom(500)), "not in a format"),
        ("cut.zip", lambda path: packed(path, [("a.md", "x" * 500)]) and path.write_bytes(
            path.read_bytes()[:-30]), "not in a format"),
        ("encrypted.zip", encrypted, "password"),
        ("many.zip", many, "100,000"),
        ("nothing.zip", lambda path: packed(path, []), "not in a format"),
        ("deep.json", text('{"metadata": {"version": "1"}, "entries": ' + "[" * 200_000), "deep"),
        ("cut.json", text((ENTRY % "words")[:-4]), "cut off"),
        ("twice.json", text(ENTRY % "x" + "{}"), "cut off"),
        ("list.json", text("[1]"), "not in a format"),
        ("number.json", text("1" * 100_000), "not in a format"),
        ("no-list.json", text('{"metadata": {"version": "1"}, "entries": 5}'), "not a journal"),
        ("values.json", text('{"metadata": {"version": "1"}, "entries": [' + "[]," * 4_000_001),
         "too many values"),
        ("commas.json", text('{"metadata": {"version": "1"}, "entries": [' + "0," * 20_000_001),
         "too many values"),
    ],
)  # fmt: skip
def test_a_clear_sentence(tmp_path, name, make, words):
    path = tmp_path / name
    make(path)
    started = time.monotonic()
    with pytest.raises(JournalError, match=words):
        read(path)
    assert time.monotonic() - started < 5


def test_what_is_not_there(tmp_path):
    with pytest.raises(JournalError, match="is not there"):
        detect(tmp_path / "gone.zip")
    with pytest.raises(JournalError, match="not in a format"):
        detect(tmp_path)
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(JournalError, match="is not there"):
        detect(tmp_path / "pipe.json")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("x")
    path.chmod(0)
    assert read(path).problems[0].fatal


@pytest.mark.parametrize(
    "name",
    ["../../x.md", "/abs.md", "..\\..\\x.md", "C:\\x.md", "a/../../x.md", "ok/../../../x.md"],
)
def test_names_that_lead_outside(tmp_path, name):
    path = packed(tmp_path / "a.zip", [(name, "bad"), ("2024-01-01.md", "good")])
    batch = read(path)
    assert (batch.found, [entry.body for entry in batch.entries]) == (2, ["good"])
    (problem,) = batch.problems
    assert "leads out" in problem.reason
    assert ".." not in problem.where
    assert [item.name for item in tmp_path.iterdir()] == ["a.zip"]


def test_symlinks_twins_and_doubles_in_a_zip(tmp_path):
    link = zipfile.ZipInfo("2024-01-02.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("2024-01-01 A.md", "one")
        archive.writestr("2024-01-01 a.md", "two")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("2024-01-01 A.md", "three")
    batch = read(path)
    assert (batch.found, sorted(entry.body for entry in batch.entries)) == (4, ["one", "two"])
    assert sorted(problem.reason for problem in batch.problems) == [
        "Another file in the zip file has the same name.",
        "It is a link to another place.",
    ]


def bomb(path, size):
    return packed(path, [("2024-01-05.md", NOTE), ("big.bin", bytes(size))])


def test_a_zip_bomb_is_left_out_without_being_unpacked(tmp_path):
    path = bomb(tmp_path / "a.zip", 150 * 1024**2)
    tracemalloc.start()
    batch = read(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30 * 1024**2
    assert (len(batch.entries), batch.files) == (1, ())
    assert "grows far too much" in batch.problems[0].reason


def test_a_header_that_lies_about_the_size(tmp_path):
    size = 3 * 1024**2
    path = bomb(tmp_path / "a.zip", size)
    patched(path, struct.pack("<I", size), struct.pack("<I", 1000))
    batch = read(path)
    assert (len(batch.entries), batch.files) == (1, ())
    assert "damaged" in batch.problems[0].reason
    path = bomb(tmp_path / "b.zip", size)
    content = path.read_bytes()
    small = next(info.compress_size for info in zipfile.ZipFile(path).infolist()
                 if info.filename == "big.bin")  # fmt: skip
    path.write_bytes(content.replace(struct.pack("<II", small, size), struct.pack("<II", 9, size)))
    assert read(path).files == ()


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(tmp_path, compression):
    path = packed(tmp_path / "a.zip", [("2024-01-05.md", "x" * 1000)], compression)
    batch = read(path)
    assert (batch.found, batch.entries) == (1, ())
    assert "packed in a way" in batch.problems[0].reason


def test_sizes_of_files_and_of_all(tmp_path, monkeypatch):
    folder = tmp_path / "f"
    folder.mkdir()
    (folder / "2024-01-05.md").write_text("![](a.bin) ![](b.bin) ![](c.bin) ![](a.bin)")
    for name, content in (("a", b"a" * 900), ("b", b"b" * 1200), ("c", b"c" * 950)):
        (folder / f"{name}.bin").write_bytes(content)
    path = tmp_path / "a.zip"
    packed(path, [(item.name, item.read_bytes()) for item in folder.iterdir()])
    monkeypatch.setattr(sources, "MEMBER_BYTES", 1000)
    monkeypatch.setattr(sources, "TOTAL_BYTES", 1500)
    for source in (folder, path):
        batch = read(source)
        assert [file.size for file in batch.files] == [900]
        assert [problem.reason for problem in batch.problems] == [
            "A linked file was left out. It is larger than 200 MB.",
            "A linked file was left out. The import holds more than 2 GB: this file was left out.",
        ]
    monkeypatch.setattr(sources, "MEMBER_BYTES", 10)
    assert read(folder).problems[0].reason == "It is larger than 200 MB."
    monkeypatch.setattr(sources, "MEMBERS", 3)
    for source in (folder, path):
        with pytest.raises(JournalError, match="100,000"):
            read(source)


def test_folders_never_lead_outside(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x.md").write_text("secret")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "2024-01-01.md").write_text("x")
    (folder / "door").symlink_to(tmp_path / "out", target_is_directory=True)
    os.mkfifo(folder / "2024-01-02.md")
    source = open_source(folder)
    assert source.names == ("2024-01-01.md",)
    for name in ("door/x.md", "../out/x.md", "/etc/passwd", "", "\0", "2024-01-02.md", "x" * 5000):
        assert not source.has(name)
        assert source.head(name, 10) == b""
        with pytest.raises((JournalError, ValueError)):
            source.read(name)
    assert source.within("door") == source.within("../out") == source.within("gone") == ()
    assert read(folder).found == 1


def test_a_symlinked_photo_folder_is_not_followed(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "P1.png").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "J.json").write_text(ENTRY % "![](dayone-moment://P1)")
    (tmp_path / "in" / "photos").symlink_to(tmp_path / "out", target_is_directory=True)
    batch = read(tmp_path / "in")
    assert (batch.files, batch.entries[0].body) == ((), "*[photo missing]*")


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../x", "x"),
        ("/abs", "abs"),
        ("..\\..\\x.png", "x.png"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("console.txt", "console.txt"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\x00\n\ud800b", "ab"),
        ('a<b>:"|?*.png', "a_b______.png"),
        ("..", "file"),
        ("", "file"),
        ("x" * 500 + ".png", "x" * 116 + ".png"),
        ("x" * 500, "x" * 120),
        ("Größe 天気.md", "Größe 天気.md"),
    ],
)
def test_names_are_cleaned(name, clean):
    assert clean_name(name) == clean
    assert "/" not in clean_path(name).replace("file/", "").strip("/") or ".." in name


def test_names_in_utf8_that_do_not_say_so(tmp_path):
    path = packed(tmp_path / "a.zip", [("2024-01-01 GrX.md", "x")])
    patched(path, b"GrX.md", "Grü".encode() + b".m")
    patched(path, "Grü".encode() + b".m", b"Gr\xc3\xbcmd")
    assert open_source(path).names == ("2024-01-01 Grümd",)


@pytest.mark.parametrize(
    "body",
    [
        "[" * 300_000,
        "![" * 100_000,
        "[[" * 100_000,
        "](" * 100_000,
        "`" * 300_000,
        "".join("`" * n + " " for n in range(1, 700)),
        "".join("`" * n + "\n" for n in range(3, 700)),
        "\\-" * 60_000,
        "\\#" * 60_000,
        "> " * 100_000 + "\\-",
        "# " + "*" * 300_000,
        "![](dayone-moment:" + "/" * 300_000,
        "@" * 300_000 + " #" * 10_000,
        "1" * 300_000,
        ("x" * 2000 + "\n") * 100,
    ],
    ids=range(15),
)
def test_texts_made_to_be_slow(tmp_path, body):
    (tmp_path / "d.json").write_text(ENTRY % json.dumps(body)[1:-1])
    (tmp_path / "2024-01-01.md").write_text(body)
    (tmp_path / "j.txt").write_text(f"[2024-01-01 10:00] {body}")
    for name in ("d.json", "2024-01-01.md", "j.txt"):
        started = time.process_time()
        assert read(tmp_path / name).found == 1
        assert time.process_time() - started < 5, name


def test_formats_are_offered_in_order():
    assert list(FORMATS) == ["dayone", "jrnl", "markdown"]
