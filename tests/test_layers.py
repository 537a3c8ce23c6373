"""An import points down the layers only, and siblings never import each other: read from the source of every module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "tei_tools"

# lowest first; what stands in one row are siblings
LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("components",),
    ("",),  # the package itself: it names the functions of the pipeline and imports none of them
    ("model",),
    ("files", "decoding"),
    ("differences",),
    ("tei",),  # the one door to XML: all that parses goes through it
    ("markup", "saxon", "dates", "relaxng", "odd"),
    ("profiles",),  # conventions as data
    ("authority",),
    ("tables",),  # rows read from trees: what exporters share
    ("encoder",),
    ("revision",),  # an encoded document and what people made of it
    ("readers", "annotators", "validators", "exporters", "evaluation"),
    ("corpus", "pool"),
    ("pipeline",),
    ("keeping",),
    ("jobs", "training"),
    ("site",),  # a corpus as an edition: it takes the exporters' parts and works on many documents
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, row in enumerate(LAYERS) for name in row}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: str) -> str:
    """`tei_tools.readers.decode` belongs to `readers`, the package itself to ``."""
    return [*module.split("."), ""][1]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of every module of ours that is imported when the program runs, or looked up by name in a table."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if part_is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom) and part_is_ours(node.module or ""):
            names = [f"{node.module}.{alias.name}" if node.module == "tei_tools" else str(node.module) for alias in node.names]
            yield from ((node.lineno, name) for name in names if name != "tei_tools.__version__")


def part_is_ours(module: str) -> bool:
    return module.split(".")[0] == "tei_tools"


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_the_layers_below_or_its_own_package(path: Path) -> None:
    own = part_of(name_of(path))
    assert own in RANK, f"'{own}' has no layer: add it to LAYERS"
    for line, module in imports(path):
        part = part_of(module)
        assert part == own or RANK[part] < RANK[own], f"{path.name}:{line}: {own} imports {module}, which is not below it"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if part_of(name_of(path)) in ("cli", "__main__"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "exit", "sys.exit", "os._exit", "click.echo"), f"{path.name}:{node.lineno}: {called}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_xml_and_saxon_are_reached_through_their_one_door(path: Path) -> None:
    """lxml's parsers are made in `tei`, saxonche is named in `saxon` alone; expat, which fetches nothing, is allowed."""
    text = path.read_text(encoding="utf-8")
    name = name_of(path)
    for node in ast.walk(ast.parse(text)):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if name != "tei_tools.tei":
            doors = ("etree.fromstring", "etree.parse", "etree.XML", "etree.XMLParser", "etree.iterparse", "ElementTree.parse")
            assert not called.endswith(doors), f"{path.name}:{node.lineno}: {called} is a second door to XML"
        if name != "tei_tools.saxon" and isinstance(node, ast.Import):
            assert "saxonche" not in [alias.name for alias in node.names], f"{path.name}:{node.lineno}: a second door to Saxon"
    assert name == "tei_tools.saxon" or "PySaxonProcessor" not in text


def test_the_rows_have_no_name_twice() -> None:
    names = [name for row in LAYERS for name in row]
    assert len(names) == len(set(names))
