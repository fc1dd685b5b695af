"""How well the cue lexicon reads annotations that people write: accuracy, and what it takes for what.

usage: lexicon.py [--missed]
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from pathlib import Path

from vaultkit import cues
from vaultkit.vocabulary import RELATION_TYPES

HOME = Path(__file__).resolve().parent.parent
TYPES = [each.name for each in RELATION_TYPES]
ATTACKS = {"contradicts", "refutes"}


def main() -> None:
    """Read every annotation, and print what was meant against what was read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missed", action="store_true", help="list the annotations that were read otherwise")
    given = parser.parse_args()
    with (HOME / "tests" / "lexicon" / "annotations.toml").open("rb") as file:
        meant = tomllib.load(file)["annotation"]
    read = [cues.read(each["text"]) for each in meant]
    pairs = Counter((each["type"], stance.type) for each, stance in zip(meant, read, strict=True))
    typed = [(one, other) for one, other in pairs.elements() if other != "related"]
    print("meant \\ read ".ljust(14) + "".join(each[:9].rjust(11) for each in TYPES))
    for one in TYPES:
        print(one.ljust(14) + "".join(str(pairs[one, other] or ".").rjust(11) for other in TYPES))
    print(f"right: {_share(sum(one == other for one, other in pairs.elements()), len(meant))}")
    print(f"right where a type was read: {_share(sum(one == other for one, other in typed), len(typed))}")
    both = [(each, stance) for each, stance in zip(meant, read, strict=True) if each["type"] == stance.type]
    sided = [(each, stance) for each, stance in both if each["subject"] != "either"]
    print(f"right side, where the type is: {_share(sum(e['subject'] == s.subject for e, s in sided), len(sided))}")
    wrong = sum(number for (one, other), number in pairs.items() if other in ATTACKS and one not in ATTACKS)
    print(f"read as an attack and meant as none: {wrong}")
    if given.missed:
        for each, stance in zip(meant, read, strict=True):
            if each["type"] != stance.type:
                print(f"{each['type']} read as {stance.type} ({stance.cue or stance.reason}): {each['text']}")


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "none"


if __name__ == "__main__":
    main()
