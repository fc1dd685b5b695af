"""A vault as git knows it at some revision."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from vaultkit import document, formats
from vaultkit.disk.configured import FILES, names_in
from vaultkit.disk.errors import decode, reason
from vaultkit.disk.git import is_in_work_tree
from vaultkit.disk.looking import require_folder
from vaultkit.model import UNDECODABLE, Fault, Note, Sketch, VaultkitError
from vaultkit.settings import Settings
from vaultkit.sketching import sketch, sketch_of
from vaultkit.vault import Ground, Vault, sketched

_DIGITS = tuple(b"%d" % digit for digit in range(10))
_FILE, _LINK = b"100", b"120000"  # modes of git
_Text = tuple[str, tuple[Fault, ...]]


def common_revision(root: Path, one: str, other: str) -> str:
    """The last revision that two have in common; where there is none, VaultkitError."""
    found = _git(root, "merge-base", _revision(root, one), _revision(root, other)).decode().strip()
    if not found:
        raise VaultkitError(f"{one!r} and {other!r} have no revision in common{_hint(root)}")
    return found


def vault_at(root: Path, name: str) -> Vault:
    """The notes below `root` as they are at a revision of git; a name that git does not know raises VaultkitError."""
    listed = _git(root, "ls-tree", "-r", "-z", _revision(root, name))
    objects = {path: each for path, each in _objects(listed, _FILE) if _is_seen(path)}
    links = {path: each for path, each in _objects(listed, _LINK) if _is_seen(path) and formats.is_note(path)}
    texts = dict(_texts(root, {path: each for path, each in objects.items() if formats.is_note(path)}))
    twins = dict(_twins(_texts(root, links), texts))

    def read(path: str) -> Note:
        return document.parse(path, *texts[twins.get(path, path)])

    sketches = {path: _sketch(path, *said) for path, said in texts.items()}
    sketches |= {path: sketches[file] for path, file in twins.items()}
    return sketched(sketches, read, (*objects, *links), data=(), settings=Settings(), ground=Ground(twins=twins))


def relation_names_at(root: Path, name: str) -> Mapping[str, str]:
    """What was set about names of relations for the vault at `root` at a revision, see `relation_names`."""
    revision = _revision(root, name)
    inside = PurePosixPath(os.fsdecode(_git(root, "rev-parse", "--show-prefix")).rstrip("\n"))
    paths = [(folder / file).as_posix() for folder in (inside, *inside.parents) for file in FILES]
    listed = dict(_objects(_git(root, "ls-tree", "-z", "--full-tree", revision, "--", *paths), _FILE))
    found = {path: listed[path] for path in paths if path in listed}
    return names_in(
        (PurePosixPath(path).name, f"{name}:{path}", _toml(path, *said)) for path, said in _texts(root, found)
    )


def _toml(path: str, text: str, faults: tuple[Fault, ...]) -> str:
    if faults:
        raise VaultkitError(f"{path!r} is not UTF-8 text")
    return text.removeprefix("\ufeff")


def _objects(listed: bytes, mode: bytes) -> Iterator[tuple[str, bytes]]:
    """What `git ls-tree -z` lists with a mode, which may be cut short: paths and names of objects."""
    for each in listed.split(b"\0"):
        if each.startswith(mode):
            head, _, path = each.partition(b"\t")
            yield os.fsdecode(path), head.split()[2]


def _is_seen(path: str) -> bool:
    return not path.startswith(".") and "/." not in path


def _twins(links: Iterable[tuple[str, _Text]], notes: Container[str]) -> Iterator[tuple[str, str]]:
    """The links that lead to some notes, by way of other links too, each with its note."""
    leads = {path: posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) for path, (to, _) in links}
    for path in leads:
        file, left = path, len(leads)
        while file in leads and left:
            file, left = leads[file], left - 1
        if file in notes:
            yield path, file


def _sketch(path: str, text: str, faults: tuple[Fault, ...]) -> Sketch:
    return next(iter(() if faults else sketch(text)), None) or sketch_of(document.parse(path, text, faults))


def _texts(root: Path, objects: Mapping[str, bytes]) -> Iterator[tuple[str, _Text]]:
    said = _git(root, "cat-file", "--batch", given=b"".join(b"%s\n" % each for each in objects.values()))
    at = 0
    for path in objects:
        head, _, _ = said[at : at + 200].partition(b"\n")
        if not head.endswith(_DIGITS):
            raise VaultkitError(f"git cannot give {path!r} as it was: its repository is damaged")
        size = int(head.split()[2])
        at += len(head) + 1
        yield path, decode(said[at : at + size], UNDECODABLE)
        at += size + 1


def _revision(root: Path, name: str) -> str:
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    if not found:
        require_folder(root, "vault")
        if not is_in_work_tree(root) and "GIT_DIR" not in os.environ:
            raise VaultkitError(f"the vault {str(root)!r} is in no repository of git")
        if not _git(root, "rev-parse", "--git-dir"):
            raise VaultkitError(f"git refuses the repository of {str(root)!r}; 'git status' says why")
        raise VaultkitError(f"git knows no revision {name!r} of {str(root)!r}{_hint(root)}")
    return found


def _hint(root: Path) -> str:
    """What may be the matter where a revision is not there: a clone for a build seldom has the whole history."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    return ": the clone is shallow, so fetch more of its history" if shallow else ""


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers; nothing where it has nothing to say."""
    try:
        answer = subprocess.run(
            ["git", *words],
            cwd=root,
            input=given,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        require_folder(root, "vault")
        why = "it is not installed" if isinstance(error, FileNotFoundError) else reason(error)
        raise VaultkitError(f"git cannot be asked about {str(root)!r}: {why}") from error
    return b"" if answer.returncode else answer.stdout
