"""The things that exist: what a record is made of."""

from .actor import Actor, ActorKind, AgentCode
from .attribution import AUTHOR, Attribution, Link, QuoteType, SpeechAct, Stance
from .claim import Claim, Factuality, Reality
from .document import Document, Layout, Publisher
from .event import AcledType, Casualties, Event, PloverType, Thing
from .mention import Mention
from .place import Area, Candidate, OtherMention, Place
from .record import SCHEMA, Coding, Record, json_schema
from .relation import Relation, RelationType
from .span import Span
from .time import Time, Timex3
from .wording import Technique, Wording

__all__ = [
    "AUTHOR", "SCHEMA", "AcledType", "Actor", "ActorKind", "AgentCode", "Area", "Attribution", "Candidate",
    "Casualties", "Claim", "Coding", "Document", "Event", "Factuality", "Layout", "Link", "Mention",
    "OtherMention", "Place", "PloverType", "Publisher", "QuoteType", "Reality", "Record", "Relation",
    "RelationType", "Span", "SpeechAct", "Stance", "Technique", "Thing", "Time", "Timex3", "Wording", "json_schema",
]  # fmt: skip
