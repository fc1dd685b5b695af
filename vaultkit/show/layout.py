"""The HTML that `vaultkit.html` makes of a note, laid out in lines."""

from __future__ import annotations

from html.parser import HTMLParser

from vaultkit.show.lines import BREAK, Lines, Run, clean, width

_STYLES = {"strong": "1", "em": "3", "del": "9", "mark": "7", "code": "36", "a": "4", "sup": ""}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "pre", "hr", "table", "blockquote", "details", "summary", "ul", "ol", "section", *_HEADINGS})
_BAR = "| "


def lay_out(source: str, lines: Lines, prefix: str = "", style: str = "") -> None:
    """Write `source` to `lines`, behind `prefix` and in `style`."""
    layout = _Layout(lines, prefix, style)
    layout.feed(source)
    layout.close()
    layout.flush()


class _Layout(HTMLParser):
    """One walk over the elements; it knows those that the renderer writes and takes any other for its text."""

    def __init__(self, lines: Lines, prefix: str, style: str) -> None:
        super().__init__()
        self._lines = lines
        self._runs: list[Run] = []
        self._styles = [style]
        self._prefixes = [[prefix, prefix]]  # each level: before its next line, before the lines after that
        self._lists: list[int] = []  # the number of the next item, or 0 where they have none
        self._callouts: list[bool] = []  # whether each open `div` is one
        self._rows: list[list[list[Run]]] = []
        self._fresh = True  # whether a block may begin without a blank line above it
        self._mute = self._pre = False

    def flush(self) -> None:
        """Write the paragraph that is open."""
        runs, self._runs = self._runs, []
        begins = next((at for at, (text, _) in enumerate(runs) if text.strip()), None)
        if begins is not None:
            self._lines.runs(runs[begins:], *self._prefix())
            self._fresh = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        look = (values.get("class") or "").split()
        if tag in _BLOCKS or "callout" in look:
            self._open_block(tag)
        if tag == "details" or "callout" in look:
            self._nest(_BAR, _BAR)
        if tag == "div":
            self._callouts.append("callout" in look)
        elif tag in _STYLES:
            self._open_inline(tag, values)
        elif tag in _HEADINGS or tag == "summary" or "title" in look:
            self._styles.append("1")
        elif tag == "p":
            self._styles.append(self._styles[-1])
        self._place(tag, values)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._rows[-1].append(self._runs)
            self._runs = []
        elif tag == "table":
            self._table()
        elif tag == "sup":
            self._add("]")
        if tag in _BLOCKS or tag in ("li", "div"):
            self.flush()
        if tag in _STYLES or tag in _HEADINGS or tag in ("summary", "p"):
            bold_title = tag in ("summary", "p") and self._styles[-1] == "1"
            self._styles.pop()
            self._fresh = self._fresh or bold_title
            self._mute = False
        elif tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "pre":
            self._pre = False
        closes = tag in ("li", "blockquote", "details") or (tag == "div" and self._callouts.pop())
        if closes:
            self._close()

    def handle_data(self, data: str) -> None:
        if self._pre and data.strip():
            for line in data.strip("\n").split("\n"):
                first, _ = self._prefix()
                self._lines.line([(line.expandtabs(4), _STYLES["code"])], f"{first}    ")
            self._fresh = False
        elif not self._pre and not self._mute:
            self._add(data)

    def _add(self, text: str) -> None:
        self._runs.append((clean(text), self._styles[-1]))

    def _open_block(self, tag: str) -> None:
        self.flush()
        if not self._fresh and not (tag in ("ul", "ol") and self._lists):
            self._lines.gap("".join(rest for _, rest in self._prefixes))
            self._fresh = True

    def _open_inline(self, tag: str, values: dict[str, str | None]) -> None:
        href = values.get("href")
        # The way back from a footnote is of no use here.
        self._mute = tag == "a" and (href or "").startswith("#fnref:")
        style = "2" if tag == "a" and href is None else _STYLES[tag]
        self._styles.append(";".join(filter(None, (self._styles[-1], style))))
        if tag == "sup":
            self._add("[")

    def _place(self, tag: str, values: dict[str, str | None]) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(int(values.get("start") or 1) if tag == "ol" else 0)
        elif tag == "li":
            self.flush()
            number = self._lists[-1]
            mark = f"{number}. " if number else "- "
            self._lists[-1] += bool(number)
            self._nest(mark, " " * len(mark))
        elif tag == "blockquote":
            self._nest(_BAR, _BAR)
        elif tag == "pre":
            self._pre = True
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._runs = []  # blanks between the tags
        elif tag == "br":
            self._runs.append((BREAK, ""))
        elif tag == "hr":
            first, rest = self._prefix()
            self._lines.text("-" * 8, "2", first, rest)
            self._fresh = False
        elif tag == "img":
            self._add(f"[picture: {values.get('alt')}]")
        elif tag == "input":
            self._add("[x] " if "checked" in values else "[ ] ")

    def _nest(self, first: str, rest: str) -> None:
        self._prefixes.append([first, rest])
        self._fresh = True

    def _close(self) -> None:
        first, rest = self._prefixes[-1]
        if first != rest:  # an item without text
            self._lines.line([], self._prefix()[0])
        self._prefixes.pop()
        self._fresh = False

    def _prefix(self) -> tuple[str, str]:
        """What stands before the next line and before those after it."""
        first = "".join(each for each, _ in self._prefixes)
        for level in self._prefixes:
            level[0] = level[1]
        return first, "".join(rest for _, rest in self._prefixes)

    def _table(self) -> None:
        rows, self._rows = self._rows, []
        sizes = [max(map(_size, column)) for column in zip(*rows, strict=True)]
        first, rest = self._prefix()
        fits = width(first) + sum(sizes) + 3 * (len(sizes) - 1) <= self._lines.columns
        for number, row in enumerate(rows):
            runs: list[Run] = []
            for cell, size in zip(row, sizes, strict=True):
                pad = " " * (size - _size(cell)) if fits else ""
                runs += [*([(" | ", "2")] if runs else ()), *((text, style) for text, style in cell), (pad, "")]
            if fits:
                self._lines.line([(" " if text == BREAK else text, style) for text, style in runs], first)
            else:
                self._lines.runs(runs, first, rest)
            if number == 0:
                self._lines.line([("-+-".join("-" * size for size in sizes) if fits else "-" * 8, "2")], rest)
            first = rest
        self._fresh = False


def _size(cell: list[Run]) -> int:
    return sum(1 if text == BREAK else width(text) for text, _ in cell)
