"""Paths, folders and globs."""

from __future__ import annotations

from pathlib import Path

from reportedly.readers import Failure, find


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def names(folder: Path, items) -> list[str]:
    return [str(item.relative_to(folder)) for item in items if not isinstance(item, Failure)]


def test_folders_are_searched_to_the_bottom_in_order(tmp_path):
    make(tmp_path, "b.txt", "a/z.html", "a/c/d.pdf", "a.txt", ".hidden.txt", ".git/x.txt", "a/style.css", "a/photo.JPG")
    assert names(tmp_path, find([tmp_path])) == ["a.txt", "b.txt", "a/z.html", "a/c/d.pdf"]


def test_a_file_named_on_its_own_is_given_whatever_it_is(tmp_path):
    make(tmp_path, "style.css")
    assert names(tmp_path, find([tmp_path / "style.css"])) == ["style.css"]


def test_each_file_once(tmp_path):
    make(tmp_path, "a.txt", "b.txt")
    assert names(tmp_path, find([tmp_path / "b.txt", tmp_path, str(tmp_path / "*.txt")])) == ["b.txt", "a.txt"]


def test_globs(tmp_path):
    make(tmp_path, "a.txt", "s/b.txt", "s/t/c.txt", "s/d.md")
    assert names(tmp_path, find([str(tmp_path / "**" / "*.txt")])) == ["a.txt", "s/b.txt", "s/t/c.txt"]


def test_a_name_with_brackets_is_no_glob(tmp_path):
    make(tmp_path, "a[1].txt")
    assert names(tmp_path, find([tmp_path / "a[1].txt"])) == ["a[1].txt"]


def test_nothing_there_is_a_failure(tmp_path):
    (tmp_path / "empty").mkdir()
    items = list(find([tmp_path / "none.txt", str(tmp_path / "*.pdf"), tmp_path / "empty", "a\0b"]))
    assert all(isinstance(item, Failure) for item in items) and len(items) == 4


def test_standard_input_stays_a_dash():
    assert [str(path) for path in find(["-"])] == ["-"]


def test_links_are_not_followed_unless_asked_and_then_without_loops(tmp_path):
    make(tmp_path, "real/a.txt")
    (tmp_path / "real" / "loop").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "b.txt").symlink_to(tmp_path / "real" / "a.txt")
    make(tmp_path, "other/c.txt")
    (tmp_path / "real" / "link").symlink_to(tmp_path / "other")
    assert names(tmp_path, find([tmp_path / "real"])) == ["real/a.txt"]
    assert names(tmp_path, find([tmp_path / "real"], follow_symlinks=True)) == ["real/a.txt", "real/link/c.txt"]
    assert isinstance(next(find([tmp_path / "real" / "b.txt"])), Failure)
