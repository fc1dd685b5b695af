"""The architecture is a test: floors, doors, the size of a module, and what no module may do."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "vaultkit").rglob("*.py"))
LONGEST = 330
BROAD = {"Exception", "BaseException"}


def name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def nodes(module: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(module.read_text(encoding="utf-8"), name(module)))


def is_broad(node: ast.AST) -> bool:
    """Whether `node` catches everything: a bare clause, one that names such a class, or `suppress` with one."""
    match node:
        case ast.ExceptHandler(type=None):
            return True
        case ast.ExceptHandler(type=ast.expr() as caught):
            return any(isinstance(each, ast.Name) and each.id in BROAD for each in ast.walk(caught))
        case ast.Call(func=ast.Name(id="suppress") | ast.Attribute(attr="suppress"), args=caught):
            return any(isinstance(each, ast.Name) and each.id in BROAD for each in caught)
    return False


def imported(node: ast.AST) -> set[str]:
    """The top-level names that `node` imports."""
    match node:
        case ast.Import(names=names):
            return {each.name.partition(".")[0] for each in names}
        case ast.ImportFrom(module=str(module), level=0):
            return {module.partition(".")[0]}
    return set()


def test_imports_go_downward_and_libraries_have_one_door() -> None:
    run = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", run, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_library_has_a_door() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    behind_doors = {library for each in contracts for library in each.get("protected_modules", ())}
    libraries = {library for module in MODULES for node in nodes(module) for library in imported(node)}
    assert libraries - sys.stdlib_module_names - {"vaultkit"} <= behind_doors


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_is_short(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines < LONGEST, f"{name(module)} has {lines} lines; make it a folder with the same face"


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_nothing_catches_everything(module: Path) -> None:
    assert [f"{name(module)}:{node.lineno}" for node in nodes(module) if is_broad(node)] == []


@pytest.mark.parametrize("module", [each for each in MODULES if not name(each).startswith("vaultkit/cli/")], ids=name)
def test_only_the_command_line_prints(module: Path) -> None:
    prints = [node for node in nodes(module) if isinstance(node, ast.Name) and node.id == "print"]
    assert [f"{name(module)}:{node.lineno}" for node in prints] == []


@pytest.mark.parametrize(
    ("code", "broad"),
    [
        ("try: ...\nexcept: ...", True),
        ("try: ...\nexcept Exception: ...", True),
        ("try: ...\nexcept (ValueError, BaseException) as error: ...", True),
        ("with suppress(Exception): ...", True),
        ("with contextlib.suppress(OSError): ...", False),
        ("try: ...\nexcept (ValueError, OSError): ...", False),
    ],
)
def test_what_catches_everything(code: str, broad: bool) -> None:
    assert any(is_broad(node) for node in ast.walk(ast.parse(code))) is broad
