"""Relations told in invented sentences."""

from reportedly.annotators.reading import Reading
from reportedly.model import Document
from reportedly.pipeline import Pipeline
from reportedly.pipeline.order import ANNOTATORS

NEEDED = tuple(
    f"reportedly_{part}" for part in ("encoding", "times", "places", "actors", "attributions", "events", "relations")
)


def relations(pipeline: Pipeline, text: str) -> list[tuple[str, str, str | None, str | None]]:
    doc = pipeline.parse(text)
    doc._.reportedly = reading = Reading(Document(id="d", text_id="t", sha256="s", text=text, language="en"))
    for annotator in ANNOTATORS:
        if annotator.name in NEEDED:
            pipeline.nlp.get_pipe(annotator.name)(doc)
    name = {actor.id: actor.name for actor in reading.actors}
    return [
        (one.relation.type, name[one.relation.subject], name.get(one.relation.object or ""), one.relation.value)
        for one in reading.told
        if one.relation is not None
    ]


def test_office_before_a_name(pipeline: Pipeline) -> None:
    found = relations(pipeline, "Red Column leader Adam Bello left Gao.")
    assert ("leads", "Adam Bello", "Red Column", "leader") in found


def test_leader_in_apposition(pipeline: Pipeline) -> None:
    found = relations(pipeline, "Adam Bello, the commander of the Sahel Brigade, spoke in Gao.")
    assert ("leads", "Adam Bello", "Sahel Brigade", "commander") in found


def test_part_of(pipeline: Pipeline) -> None:
    found = relations(pipeline, "The Sokil Brigade, part of the Dnipro Corps, left Lviv.")
    assert [row[0] for row in found] == ["part_of"]


def test_label(pipeline: Pipeline) -> None:
    found = relations(pipeline, "The Red Dawn Front is a gang of smugglers.")
    assert ("described_as", "Red Dawn Front", None, "a gang of smugglers") in found


def test_told_once_per_pair(pipeline: Pipeline) -> None:
    text = "Red Column leader Adam Bello left Gao. Red Column leader Adam Bello will return."
    assert len([row for row in relations(pipeline, text) if row[0] == "leads"]) == 1
