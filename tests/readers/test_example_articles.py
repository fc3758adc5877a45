"""The bundled examples: all are read, with the metadata their README promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.model import Document
from reportedly.readers import find, read_file

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "articles"

EXPECTED = {
    "wire-hawija-market.txt": ("2023-05-10", "Meridian News", ("Samir Hadi", "Lena Brandt")),
    "copy-hawija-market.html": ("2023-05-10", "Tigris Courier", ()),
    "ministry-hawija.docx": ("2023-05-10", "MINISTRY OF DEFENCE", ()),
    "communique-hawija.html": ("2023-05-10", "Media Office of the Plain Brigades", ()),
    "correction-hawija.txt": ("2023-05-12", "Meridian News", ()),
    "ngo-menaka.pdf": ("2024-03-15", "Sahel Civilian Observatory", ()),
    "denial-menaka.eml": ("2024-03-18", None, ()),
    "ultimatum-orikhiv.md": ("2024-09-03", "Dnipro Dispatch", ("Iryna Koval",)),
    "columns-naqoura.jsonl": ("2025-09-05", "Sawt al-Sahil", ("Zeinab Harb",)),
    "briefs-port-au-prince.csv": ("2025-02-11", "Caribbean Monitor", ()),
}


def test_none_is_missing_here_or_in_the_folder():
    assert sorted(path.name for path in find([ARTICLES])) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_example(name):
    documents = list(read_file(ARTICLES / name))
    assert all(isinstance(document, Document) and document.language == "en" for document in documents)
    first = documents[0]
    assert (first.published, first.publisher.name, first.authors) == EXPECTED[name]
    assert first.title and not first.notes
    assert all(120 <= len(document.text.split()) <= 370 for document in documents)
