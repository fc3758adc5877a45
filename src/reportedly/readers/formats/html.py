"""HTML pages: the article's text without the page around it, and what the page's head says of it."""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree, html

from ...text import fold_name
from ..content import Content, Found, found_in
from ..decode import decode
from ..limits import max_bytes, read_at_most, too_long
from ..options import ReadOptions

MAX_DEPTH = 250
"""Deeper trees are not built: what walks them recurses. (Real pages stay below 60.)"""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset((
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th",
    "title", "tr", "ul",
))  # fmt: skip
_LEFT_OUT = frozenset((
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "head",
    "svg", "iframe",
))  # fmt: skip
_DATE_FIELDS = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date",
    "publication_date", "publication-date", "article.published", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "displaydate", "rnews:datepublished", "published_time",
)  # fmt: skip
_AUTHOR_FIELDS = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "byl", "byline", "parsely-author",
    "sailthru.author", "citation_author", "article.author",
)  # fmt: skip
_SITE_FIELDS = (
    "og:site_name",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
)
_TITLE_FIELDS = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content]:
    """One page."""
    data = read_at_most(stream, max_bytes(options.max_chars, 10), too_long(options.max_chars))
    yield read_page(data)


def read_page(data: bytes, *, url: str | None = None, charset: str | None = None) -> Content:
    """One page.

    Args:
        data: its bytes.
        url: where it was fetched, if known.
        charset: the encoding its server declared.
    """
    declared = _CHARSET.search(data[:4096])
    markup, notes = decode(data, declared=charset or (declared[1].decode("ascii") if declared else None))
    outline = _outline(markup)
    text = None if outline.deepest > MAX_DEPTH else _article(markup)
    if text is None:
        text = outline.text
        notes.append("No article was told apart in the page; the text of the whole page was taken.")
    elif outline.headline and fold_name(outline.headline) not in fold_name(text[: len(outline.headline) + 600]):
        # The headline the page shows belongs to the text: places and claims stand in it.
        text = f"{outline.headline}\n{text}"
    return Content(data=data, text=text, notes=tuple(notes), found=_found(outline, url))


def text_of(markup: str) -> str:
    """The text of a piece of HTML such as the body of a message, all of it."""
    return _outline(markup).text


def _article(markup: str) -> str | None:
    """trafilatura's reading of the article, or `None` where it finds none."""
    import trafilatura

    return trafilatura.extract(markup, include_comments=False, include_tables=True, output_format="txt") or None


class _Outline:
    """A page read as a stream of tags, without a tree: depth, text, and the fields of its head."""

    def __init__(self) -> None:
        self.depth = self.deepest = 0
        self.fields: dict[str, list[str]] = {}
        self.linked_data: list[str] = []
        self.times: list[tuple[bool, str]] = []
        self.canonical: str | None = None
        self.language: str | None = None
        self._left_out = 0
        self._text: list[str] = []
        self._headlines: list[list[str]] = []
        self._title: list[str] = []
        self._sink: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if tag in _LEFT_OUT:
            self._left_out += 1
        if tag in _BLOCKS:
            self._text.append("\n")
        if tag == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.fields.setdefault(key.strip().lower(), []).append((attributes.get("content") or "").strip())
        elif tag == "link" and (attributes.get("rel") or "").lower() == "canonical":
            self.canonical = attributes.get("href")
        elif tag == "time" and attributes.get("datetime"):
            marked = "pubdate" in attributes or (attributes.get("itemprop") or "").lower() == "datepublished"
            self.times.append((marked, attributes["datetime"]))
        elif tag == "h1" and not self._left_out:
            self._headlines.append([])
            self._sink = self._headlines[-1]
        elif tag == "title":
            self._sink = self._title
        elif tag == "script" and "ld+json" in (attributes.get("type") or "").lower():
            self._sink = []

    def end(self, tag: str) -> None:
        self.depth -= 1
        if tag in _LEFT_OUT:
            self._left_out = max(0, self._left_out - 1)
        if tag in _BLOCKS:
            self._text.append("\n")
        if tag == "script" and self._sink:
            self.linked_data.append("".join(self._sink))
        if tag in {"h1", "title", "script"}:
            self._sink = None

    def data(self, text: str) -> None:
        if self._sink is not None:
            self._sink.append(text)
        if not self._left_out:
            self._text.append(text)

    def close(self) -> _Outline:
        return self

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        return "\n".join(line for line in lines if line)

    @property
    def headline(self) -> str | None:
        """The page's one first-order heading."""
        shown = [line for parts in self._headlines if (line := " ".join("".join(parts).split()))]
        return shown[0] if len(set(shown)) == 1 and len(shown[0]) <= 300 else None

    @property
    def page_title(self) -> str:
        return " ".join("".join(self._title).split())

    def first(self, names: tuple[str, ...]) -> str | None:
        return next((value for name in names for value in self.fields.get(name, ()) if value), None)


def _outline(markup: str) -> _Outline:
    target = _Outline()
    parser = etree.HTMLParser(target=target, huge_tree=True)
    # What came before a fault has been collected.
    with contextlib.suppress(etree.XMLSyntaxError, ValueError, AssertionError):
        etree.fromstring(_XML_DECLARATION.sub("", markup).replace("\0", " ") or " ", parser)
    return target


def _found(outline: _Outline, url: str | None) -> Found:
    """What the page says of itself: its linked data first, then the fields of its head. Nothing is inferred."""
    linked = _linked_article(outline.linked_data)
    address = url or _web(outline.canonical) or _web(outline.first(("og:url",)))
    fields = {
        "title": _title(outline, linked),
        "author": _names(linked.get("author")) or _readable(outline.first(_AUTHOR_FIELDS)),
        "date": _text(linked.get("datePublished")) or outline.first(_DATE_FIELDS) or _only_time(outline.times),
        "publisher": _names(linked.get("publisher")) or outline.first(_SITE_FIELDS),
        "url": address,
    }
    return found_in({kind: value for kind, value in fields.items() if value})


def _title(outline: _Outline, linked: dict[str, Any]) -> str | None:
    stated = outline.headline or _text(linked.get("headline")) or outline.first(_TITLE_FIELDS)
    if stated:
        return html.fromstring(f"<p>{stated}</p>").text_content().strip() if "&" in stated else stated
    site = outline.first(_SITE_FIELDS)
    title = outline.page_title
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(mark)
        if found and (tail == site or site is None) and len(head) > len(tail):
            return head
    return title or None


def _linked_article(blocks: list[str]) -> dict[str, Any]:
    """The first article (or page) among a page's JSON-LD objects."""
    queue: list[Any] = []
    for block in blocks:
        try:
            queue.append(json.loads(block, strict=False))
        except (ValueError, RecursionError):
            continue
    pages: list[dict[str, Any]] = []
    for _ in range(200):
        if not queue:
            break
        value = queue.pop(0)
        if isinstance(value, list):
            queue = value[:50] + queue
        elif isinstance(value, dict):
            kind = value.get("@type")
            kinds = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
            if "Article" in kinds or "BlogPosting" in kinds or kinds in {"Report", "OpinionNewsArticle"}:
                return value
            if "datePublished" in value and "Page" in kinds:
                pages.append(value)
            queue += [value[key] for key in ("@graph", "mainEntity") if key in value]
    return pages[0] if pages else {}


def _names(value: Any) -> str:
    """Names in a JSON-LD value: a string, an object with a name, or a list of them."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_names, value[:20])))
    if isinstance(value, dict):
        return _names(value.get("name"))
    return _readable(value) if isinstance(value, str) else ""


def _readable(value: str | None) -> str:
    """A name; the address of a profile is none."""
    return "" if value is None or "://" in value else " ".join(value.split())


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _only_time(times: list[tuple[bool, str]]) -> str | None:
    """The time a page marks as that of publication; else that of its time elements, where all name one day."""
    marked = [time for is_marked, time in times if is_marked]
    if marked:
        return marked[0]
    return times[0][1] if times and len({time[:10] for _, time in times}) == 1 else None


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
