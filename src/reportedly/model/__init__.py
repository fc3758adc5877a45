"""The things that exist: what a record is made of."""

from .actor import Actor, ActorKind, AgentCode
from .attribution import AUTHOR, Attribution, Link, QuoteType, SpeechAct, Stance
from .claim import Claim, Factuality, Reality
from .document import Document, Layout, Publisher
from .event import AcledType, Casualties, Event, Part, PartName, PloverType, Thing
from .incident import (
    THIRD,
    Account,
    ActorDispute,
    Copy,
    CopyType,
    Dispute,
    DisputeField,
    DisputeType,
    Grade,
    Incident,
    Joined,
    Judgement,
    Origin,
    Passage,
    Position,
    ThreatFollowed,
    Weighed,
)  # fmt: skip
from .mention import Mention
from .place import Area, Candidate, OtherMention, Place
from .record import SCHEMA, Coding, Record, json_schema
from .relation import Relation, RelationType
from .span import Span
from .time import Time, Timex3
from .wording import Technique, Wording

__all__ = [
    "AUTHOR", "SCHEMA", "THIRD", "Account", "AcledType", "Actor", "ActorDispute", "ActorKind", "AgentCode", "Area",
    "Attribution", "Candidate", "Casualties", "Claim", "Coding", "Copy", "CopyType", "Dispute", "DisputeField",
    "DisputeType", "Document", "Event", "Factuality", "Grade", "Incident", "Joined", "Judgement", "Layout", "Link",
    "Mention", "Origin", "OtherMention", "Part", "PartName", "Passage", "Place", "PloverType", "Position", "Publisher",
    "QuoteType", "Reality", "Record", "Relation", "RelationType", "Span", "SpeechAct", "Stance", "Technique", "Thing",
    "ThreatFollowed", "Time", "Timex3", "Weighed", "Wording", "json_schema",
]  # fmt: skip
