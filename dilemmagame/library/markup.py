"""Markdown to the block tree: paragraphs, headings, lists, quotes, strong and emphasis. Nothing else exists.

Links, pictures, HTML, code and references are switched off: they appear as the plain characters that were typed. No
HTML string is ever made.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote, Span, spans_text
from dilemmagame.library import limits
from dilemmagame.library.findings import Code
from dilemmagame.library.sources import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.util import Registry

_KEPT_BLOCKS = frozenset({"empty", "indent", "hashheader", "olist", "ulist", "quote", "paragraph"})
# the last two names: releases before 3.11
_KEPT_INLINE = frozenset({"escape", "em_strong", "em_strong2", "not_strong"})
_INLINE_TAGS = frozenset({"em", "strong"})
_MARKER_RUN = re.compile(rf"(?:>[ \t]*|(?:[-*+]|\d{{1,9}}\.)[ \t]+){{{limits.MARKERS_PER_LINE}}}")
_BLANKS = re.compile(r"\s+")
_MARKED = re.compile(r"[*_\\]")
_BLOCK_MARKED = re.compile(r"^[ \t]*(?:#|>|[-*+][ \t]|\d{1,9}\.[ \t]|---)", re.MULTILINE)
_RULE = re.compile(r"[ ]{0,3}(?:[-*_][ \t]*){3,}")
_LIST_START = re.compile(r"(?:[-*+]|1\.)[ \t]")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}\.)[ \t]")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
_LOOKS_OFF = re.compile(
    r"!?\[[^\][]{0,200}\]\([^()\s]{1,300}|<(?:[a-zA-Z][^<>\s]{0,40}[\s/>]|!--|https?:)|^[ \t]*(?:```|~~~)",
    re.MULTILINE,
)
_Part = TypeVar("_Part")
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as blocks, with the codes of what had to be changed to get there."""

    blocks: tuple[Block, ...]
    codes: tuple[Code, ...] = ()


def parse(text: str) -> Parsed:
    """The blocks of a Markdown text. Never raises; over-long text is cut, over-nested text becomes plain paragraphs."""
    text = clean(text)
    codes: list[Code] = []
    if len(text) > limits.FIELD_CHARACTERS:
        text = text[: limits.FIELD_CHARACTERS]
        codes.append(Code.TEXT_TOO_LONG)
    if not _MARKED.search(text) and not _BLOCK_MARKED.search(text):
        return Parsed(_plain_paragraphs(text), tuple(codes))
    if _too_nested(text):
        return Parsed(_plain_paragraphs(text), (*codes, Code.TEXT_TOO_NESTED))
    try:
        root = _engine().parser.parseDocument(_lines(text)).getroot()
        builder = _Builder()
        if root is None:
            return Parsed((), tuple(codes))
        _run_inline(root)
        blocks = builder.blocks(root, list_depth=0, quote_depth=0)
    except RecursionError:
        # the guard above catches the known roads here; an unknown one ends as plain text as well
        _local.__dict__.clear()
        return Parsed(_plain_paragraphs(text), (*codes, Code.TEXT_TOO_NESTED))
    if builder.flattened:
        codes.append(Code.LIST_TOO_DEEP)
    return Parsed(blocks, tuple(codes))


def plain(text: str) -> str:
    """One line of text without its Markdown looks, for fields that carry none (options, voices, questions)."""
    text = clean(text)[: limits.FIELD_CHARACTERS]
    if not _MARKED.search(text) or _too_nested(text):
        return _BLANKS.sub(" ", text).strip()
    from xml.etree.ElementTree import Element, SubElement

    root = Element("div")
    SubElement(root, "p").text = text
    try:
        _run_inline(root)
        return spans_text(_Builder().spans(root[0]))
    except RecursionError:
        _local.__dict__.clear()
        return _BLANKS.sub(" ", text).strip()


def looks_switched_off(text: str) -> int | None:
    """Where `text` uses a link, picture, HTML or code block, which stay visible as typed; None when it uses none."""
    found = _LOOKS_OFF.search(text)
    return None if found is None else found.start()


def _engine() -> Markdown:
    """This thread's parser, with everything but the small subset taken out (its state is not safe to share)."""
    ready: Markdown | None = getattr(_local, "engine", None)
    if ready is None:
        from markdown import Markdown
        from markdown.extensions.sane_lists import SaneListExtension

        ready = Markdown(extensions=[SaneListExtension()])
        _keep_only(ready.parser.blockprocessors, _KEPT_BLOCKS)
        _keep_only(ready.inlinePatterns, _KEPT_INLINE)
        _local.engine = ready
    ready.reset()
    return ready


def _keep_only(registry: Registry[_Part], names: frozenset[str]) -> None:
    """Take all but `names` out of a registry, in place: the tree processors hold on to it."""
    # A registry has no public list of its names, and a list of ours would let in what a later version adds.
    for name in [item.name for item in registry._priority]:  # type: ignore[attr-defined]
        if name not in names:
            registry.deregister(name)


def _run_inline(root: Element) -> None:
    engine = _engine()
    for name in ("inline", "unescape"):
        engine.treeprocessors[name].run(root)


def _too_nested(text: str) -> bool:
    if sum(map(text.count, "*_\\")) > limits.EMPHASIS_MARKS:
        return True
    return any(_MARKER_RUN.match(line.lstrip(" \t")) for line in text.split("\n"))


def _lines(text: str) -> list[str]:
    """The lines as the parser wants them: no rules, a blank line before a list, four spaces for each level of a list.

    People indent a list in a list by two, three or four spaces and seldom leave a blank line before it.
    """
    lines: list[str] = []
    indents: list[int] = []
    tight = False
    for line in text.split("\n"):
        line = line.expandtabs(4).rstrip()
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if not bare or _RULE.fullmatch(line):
            lines.append("")
            continue
        blank_before = not lines or not lines[-1]
        marked = _ITEM.match(bare) is not None
        if marked and (indents or (indent < 4 and (blank_before or _LIST_START.match(bare)))):
            if not blank_before and not tight:
                lines.append("")
            while indents and indent < indents[-1]:
                indents.pop()
            if not indents or indent >= indents[-1] + 2:
                indents.append(indent)
            lines.append(" " * 4 * (len(indents) - 1) + bare)
            tight = True
            continue
        if indents and (indent == 0 and blank_before):
            indents.clear()
        level = sum(indent > known for known in indents)
        lines.append(" " * 4 * level + bare)
        tight = False
    return lines


def _plain_paragraphs(text: str) -> tuple[Block, ...]:
    lines = (_BLANKS.sub(" ", part).strip() for part in _PARAGRAPH_BREAK.split(text))
    return tuple(Paragraph((Span(line),)) for line in lines if line)


class _Builder:
    """Walks the element tree into blocks; `flattened` is set when a list or quote was nested too deep to keep."""

    def __init__(self) -> None:
        self.flattened = False

    def blocks(self, parent: Element, list_depth: int, quote_depth: int) -> tuple[Block, ...]:
        found: list[Block] = []
        loose: list[Span] = [Span(parent.text or "")]
        for child in parent:
            if child.tag in _INLINE_TAGS:
                loose.extend(_walk(child, strong=False, emphasis=False))
            else:
                _flush(loose, found)
                found.extend(self._block(child, list_depth, quote_depth))
            loose.append(Span(child.tail or ""))
        _flush(loose, found)
        return tuple(found)

    def spans(self, element: Element) -> tuple[Span, ...]:
        runs = [Span(element.text or "")]
        for child in element:
            runs.extend(_walk(child, strong=False, emphasis=False))
            runs.append(Span(child.tail or ""))
        return _tidy(runs)

    def _block(self, element: Element, list_depth: int, quote_depth: int) -> tuple[Block, ...]:
        match element.tag:
            case "p":
                spans = self.spans(element)
                return (Paragraph(spans),) if spans else ()
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                spans = self.spans(element)
                return (Heading(min(int(element.tag[1]), 3), spans),) if spans else ()
            case "ul" | "ol":
                items = tuple(self.blocks(item, list_depth + 1, quote_depth) for item in element)
                items = tuple(item for item in items if item)
                if list_depth >= limits.LIST_DEPTH:
                    self.flattened = True
                    return tuple(block for item in items for block in item)
                return (ListBlock(element.tag == "ol", items),) if items else ()
            case "blockquote":
                inner = self.blocks(element, list_depth, quote_depth + 1)
                if quote_depth >= limits.QUOTE_DEPTH:
                    self.flattened = True
                    return inner
                return (Quote(inner),) if inner else ()
            case _:
                return self.blocks(element, list_depth, quote_depth)


def _walk(element: Element, *, strong: bool, emphasis: bool) -> list[Span]:
    strong = strong or element.tag == "strong"
    emphasis = emphasis or element.tag == "em"
    runs = [Span(element.text or "", strong, emphasis)]
    for child in element:
        runs.extend(_walk(child, strong=strong, emphasis=emphasis))
        runs.append(Span(child.tail or "", strong, emphasis))
    return runs


def _flush(loose: list[Span], found: list[Block]) -> None:
    spans = _tidy(loose)
    if spans:
        found.append(Paragraph(spans))
    loose.clear()


def _tidy(runs: list[Span]) -> tuple[Span, ...]:
    """Equal neighbours joined, white space run together, nothing blank at either end."""
    joined: list[Span] = []
    for run in runs:
        text = _BLANKS.sub(" ", run.text)
        if not joined or joined[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if joined and (joined[-1].strong, joined[-1].emphasis) == (run.strong, run.emphasis):
            joined[-1] = Span(joined[-1].text + text, run.strong, run.emphasis)
        else:
            joined.append(Span(text, run.strong, run.emphasis))
    while joined:
        last = joined.pop()
        text = last.text.rstrip(" ")
        if text:
            joined.append(Span(text, last.strong, last.emphasis))
            break
    return tuple(joined)
