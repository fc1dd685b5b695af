"""The whole graph of a vault's claims, for other programs: as JSON, as CSV, as GraphML."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from vaultkit import graph
from vaultkit.claims import Claims, Contention
from vaultkit.cues import EXPLICIT, SYMMETRIC
from vaultkit.inquiry.table import Row
from vaultkit.model import Relation
from vaultkit.vocabulary import BY_NAME

VERSION = 1
_WEIGHTS = {"partial": 0.5, "normal": 1.0, "strong": 2.0}
_HEAD = (
    *("subject", "type", "object", "strength", "polarity", "hedged", "mixed", "direction_basis", "asserted_on"),
    *("where", "path", "line", "column", "cue", "raw", "status"),
)
_MORE = ("reason", "secondary")  # where there is one


def as_json(rows: Sequence[Row], claims: Claims, *, prose: bool = False) -> str:
    """Claims, relations and contentions; `prose` as for `relations`."""
    whole = {
        "version": VERSION,
        "claims": [row._asdict() for row in rows],
        "relations": list(relations(claims, prose=prose)),
        "contentions": [_contention(each) for each in claims.contentions],
    }
    return json.dumps(whole, indent=2) + "\n"


def as_lines(claims: Claims) -> str:
    """The relations as JSON, one a line; what lines rest on, which their sources say in full, is left out."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "".join(f"{encode(_relation(each, claims))}\n" for each in claims.relations)


def as_csv(claims: Claims, *, prose: bool = False) -> str:
    """The relations as CSV (RFC 4180), with a head; `prose` as for `relations`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, (*_HEAD, *_MORE))
    writer.writeheader()
    writer.writerows(relations(claims, prose=prose))
    return out.getvalue()


def as_graphml(rows: Sequence[Row], claims: Claims, *, prose: bool = False) -> str:
    """The same graph as GraphML: a node a claim, an edge a relation, symmetric ones once; `prose` as for `relations`.

    Viewers write `label` beside a node or an edge and draw an edge as broad as its `weight`, so these are the title,
    the type and the strength; what the table calls LABEL is the `standing`.
    """
    known = {row.path: _node(row) for row in rows}
    edges = [(each["subject"], each["object"], _edge(each)) for each in relations(claims, prose=prose)]
    for end in (end for edge in edges for end in edge[:2]):
        known.setdefault(end, {"label": claims.title(end)})
    return graph.graphml(known, edges)


def _node(row: Row) -> dict[str, Any]:
    values = row._asdict()
    del values["path"]
    return {"label": values.pop("title"), "standing": values.pop("label"), **values}


def _edge(relation: dict[str, Any]) -> dict[str, Any]:
    values = {name: relation[name] for name in _HEAD if name not in ("subject", "object")}
    return {"label": relation["type"], "weight": _WEIGHTS[relation["strength"]], **values}


def relations(claims: Claims, *, prose: bool = False) -> Iterator[dict[str, Any]]:
    """Every relation with its place, by place, then what each line rests on.

    With `prose` those that pages state in plain sentences come between; no label and no rule counts them.
    """
    for each in claims.relations:
        yield _relation(each, claims)
    for path in filter(claims.page, claims.vault.sketches) if prose else ():
        for each in claims.told_in_prose(path):
            yield _relation(each, claims)
    for line in claims.lines:
        for source, place in claims.sources(line).items():
            values = ("rests_on", source, "normal", 0, False, False, EXPLICIT, line, "property")
            yield dict(zip(_HEAD, (line, *values, *place, "", "", "classified"), strict=True))


def _relation(relation: Relation, claims: Claims) -> dict[str, Any]:
    """A relation whole (claims reference, decision 1): `asserted_on` answers for it, `path` is where it stands.

    `reason` is why it is not classified, `secondary` the head's own type where the words say two things.
    """
    subject, type_, object_, strength, path, where, line, column, raw, stance = relation
    known = BY_NAME[type_]
    basis = SYMMETRIC if known.symmetric else stance.basis
    stands = (claims.asserted_by(relation), where, path, line, column)
    said = (stance.cue, raw, "unclassified" if stance.reason else "classified")
    values = (subject, type_, object_, strength, known.polarity, stance.hedged, stance.mixed, basis, *stands, *said)
    found = dict(zip(_HEAD, values, strict=True))
    if stance.reason:
        found["reason"] = stance.reason
    if stance.secondary:
        found["secondary"] = stance.secondary
    return found


def _contention(contention: Contention) -> dict[str, Any]:
    return {
        "pair": list(contention.pair),
        "asserted_on": list(contention.asserted_on),
        "strength": contention.strength,
        "resolution": contention.resolution or "none",
        "prefers": contention.preferred,
        "open": contention.open,
        "stale": contention.stale,
        "places": [place._asdict() for place in contention.places],
    }
