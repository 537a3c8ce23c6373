"""Markdown to the words of a transcription: headings, paragraphs, lists, tables, quotations and footnotes as lines of text.

Emphasis and links give their words; a hard break is a new line, a list item or a row of a table a line, cells are parted by a
tab. The index that `export --to markdown` adds is marked and left away. Front matter stays: the transcription's own reader
takes it as metadata. What a transcription cannot hold (an address behind a link, a picture, a comment) is reported, never
dropped silently.

>>> read_markdown("# Note\\n\\nDear *Anna*,\\\\\\ncome\\n\\n- one\\n- two", name="a.md").text
'Note\\n\\nDear Anna,\\ncome\\n\\n- one\\n- two'
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tei_tools.model import Finding
from tei_tools.readers.words import Words

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ADDED = re.compile(r"<!-- tei-tools: added -->.*?<!-- tei-tools: end -->", re.DOTALL)
_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\]\s\\]+)\](:?)")
# what is nested deeper than a parser follows would be dropped by it: such quotations lose marks, never words
_DEEP = re.compile(r"(?m)^((?:[ \t]*>){30}|[ \t]{80})[ \t>]+")
_DEEPEST = 200
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
_KEPT_TAGS = frozenset({"br"})


def read_markdown(text: str, *, name: str) -> Words:
    """Gives the words of a Markdown text, and what could not be kept, with its line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    head = front[0].strip("\n") if front else ""
    body = _DEEP.sub(r"\1", text[front.end() :] if front else text)
    body = _ADDED.sub(lambda match: "\n" * match[0].count("\n"), body)
    parser = (
        importlib.import_module("markdown_it")
        .MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
        .enable(["table", "strikethrough"])
    )
    body = _FOOTNOTE.sub(r"[\1]\2", body)
    reader = _Reader(name, text[: front.end()].count("\n") if front else 0, body.split("\n"))
    environment: dict[str, Any] = {}
    pieces = ([head] if head else []) + list(reader.blocks(parser.parse(body, environment)))
    reader.definitions((*environment.get("references", {}).values(), *environment.get("duplicate_refs", ())))
    return Words("\n\n".join(pieces), tuple(reader.findings))


class _Reader:
    """One text on its way to words; it collects what could not be kept."""

    def __init__(self, name: str, lines_before: int, lines: Sequence[str]) -> None:
        self.name = name
        self.before = lines_before
        self.lines = lines
        self.findings: list[Finding] = []

    def blocks(self, tokens: Sequence[Any]) -> Iterator[str]:
        """Yields each block of text; a list or a table is one block, a line for each item or row."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at)
            if token.type in ("bullet_list_open", "ordered_list_open"):
                yield "\n".join(self._items(tokens[at + 1 : end], token, 0))
            elif token.type == "table_open":
                yield "\n".join(self._rows(tokens[at + 1 : end]))
            elif token.type == "hr":
                yield self.lines[token.map[0]].strip("> \t")  # the signs as they are: each transcription has its own
            elif token.type in ("fence", "code_block"):
                yield token.content.rstrip("\n")
            elif token.type == "html_block":
                yield from self._html(token)
            elif token.type == "inline":
                yield self.inline(token)
            elif token.nesting == 1:
                yield from self.blocks(tokens[at + 1 : end])
            at = end + 1

    def inline(self, token: Any) -> str:
        """Gives the words of a line of Markdown."""
        pieces: list[str] = []
        for child in token.children or ():
            if child.type in ("text", "code_inline", "text_special"):
                pieces.append(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                pieces.append("\n")
            elif child.type == "html_inline":
                pieces.append(self._tag(child.content, token))
            elif child.type == "image":
                pieces.append(child.content)
                left_out = f"the picture {child.attrs.get('src', '')} was left out{_title(child.attrs)}"
                self._report(token, f"{left_out}: its description was kept")
            elif child.type == "link_open":
                self._link(child.attrs, token)
        return "".join(pieces).strip()

    def definitions(self, references: Iterable[Mapping[str, Any]]) -> None:
        """Reports what defines the address of a link: it stands in no block."""
        for reference in references:
            line = self.before + reference["map"][0] + 1
            message = f"the definition of the address {reference['href'][:60]} was left out{_title(reference)}"
            self.findings.append(Finding(self.name, line, 1, "reader.markdown", "info", message))

    def _items(self, tokens: Sequence[Any], opening: Any, depth: int) -> Iterator[str]:
        number = int(opening.attrs.get("start", 1)) if opening.type == "ordered_list_open" else 0
        at = 0
        while at < len(tokens):
            end = _closing(tokens, at)
            mark = f"{number}{tokens[at].markup}" if opening.type == "ordered_list_open" else tokens[at].markup
            lines = [line for block in self._item(tokens[at + 1 : end], depth) for line in block.split("\n")]
            first, *others = lines or [""]
            yield f"{'  ' * depth}{mark} {first}".rstrip()
            yield from others
            number += 1
            at = end + 1

    def _item(self, tokens: Sequence[Any], depth: int) -> Iterator[str]:
        at = 0
        while at < len(tokens):
            end = _closing(tokens, at)
            if tokens[at].type in ("bullet_list_open", "ordered_list_open"):
                yield "\n".join(self._items(tokens[at + 1 : end], tokens[at], depth + 1))
            else:
                yield from self.blocks(tokens[at : end + 1])
            at = end + 1

    def _rows(self, tokens: Sequence[Any]) -> Iterator[str]:
        cells: list[str] = []
        for token in tokens:
            if token.type == "inline":
                cells.append(self.inline(token).replace("\n", " "))
            elif token.type == "tr_close":
                yield "\t".join(cells).rstrip("\t")
                cells = []

    def _html(self, token: Any) -> Iterator[str]:
        words = _TAG.sub(lambda match: "\n" if match[2] == "br" else "", _COMMENT.sub("", token.content))
        for comment in _COMMENT.findall(token.content):
            self._report(token, f"the comment {comment[:40]} was left out")
        if words.strip():
            yield words.strip()

    def _tag(self, tag: str, token: Any) -> str:
        if tag.startswith("<!--"):
            self._report(token, f"the comment {tag[:40]} was left out")
        found = _TAG.fullmatch(tag)
        return "\n" if found and found[2] in _KEPT_TAGS else ""

    def _link(self, attributes: Mapping[str, Any], token: Any) -> None:
        address = str(attributes.get("href", ""))
        if address and not address.startswith("#"):
            left_out = f"the address {address[:60]} of a link was left out{_title(attributes)}"
            self._report(token, f"{left_out}: its words were kept")

    def _report(self, token: Any, message: str) -> None:
        line = self.before + (token.map[0] if token.map else 0) + 1
        self.findings.append(Finding(self.name, line, 1, "reader.markdown", "info", message))


def _title(attributes: Mapping[str, Any]) -> str:
    title = str(attributes.get("title") or "")
    return f" with its title '{title[:40]}'" if title else ""


def _closing(tokens: Sequence[Any], at: int) -> int:
    """The place of the token that closes the one at `at`, itself where it opens nothing."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth <= 0:
            return place
    return len(tokens) - 1
