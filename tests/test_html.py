"""Markdown in, HTML out; and what no note may do to the page, whatever is in it."""

import re
import sys
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import html, markup

FILES = {"Tea": "notes/Tea.md", "x.png": "x.png", "Green tea": "Green%20tea.md", "Self": "#"}


def address(target: str, anchor: str) -> str:
    if target:
        return FILES.get(target, "")
    return "#list:sources" if anchor == "Sources" else ""


def body(markdown: str) -> str:
    return html.body(markdown, address).strip()


TEA = '<a href="notes/Tea.md" title="Tea">'

INLINE = [
    ("[[Tea]]", f"{TEA}Tea</a>"),
    ("[[Tea|a cup]]", f"{TEA}a cup</a>"),
    ("[[Tea|a | b]]", f"{TEA}a | b</a>"),
    ("[[Tea|*not* <b>]]", f"{TEA}*not* &lt;b&gt;</a>"),
    ("[[Tea#Green#Cold]]", '<a href="notes/Tea.md" title="Tea &gt; Green &gt; Cold">Tea &gt; Green &gt; Cold</a>'),
    ("[[Gone|x]]", '<a class="unresolved" title="leads nowhere: Gone">x</a>'),
    ("[[Self]]", '<a href="#" title="Self">Self</a>'),
    ("[[#Sources]]", '<a href="#list:sources" title="Sources">Sources</a>'),
    ("[[#Nowhere]]", '<a class="unresolved" title="leads nowhere: Nowhere">Nowhere</a>'),
    ("[[]] [[a\nb]]", "[[]] [[a<br />\nb]]"),
    ("[[a [[Tea]] b]]", f"[[a {TEA}Tea</a> b]]"),
    (r"\[\[Tea]] \[[Tea]]", "[[Tea]] [[Tea]]"),
    ("`[[Tea]] %%x%% ==y== $z$`", "<code>[[Tea]] %%x%% ==y== $z$</code>"),
    ("[cup](Tea)", f"{TEA}cup</a>"),
    ("[cup](Green%20tea#Cold)", '<a href="Green%20tea.md" title="Green tea &gt; Cold">cup</a>'),
    ('[cup](<Green tea> "hot")', '<a href="Green%20tea.md" title="hot">cup</a>'),
    ("[cup](gone.md)", '<a class="unresolved" title="leads nowhere: gone.md">cup</a>'),
    ("[a [[Tea]] b](x.png)", f"a {TEA}Tea</a> b"),
    ("[a]()", "a"),
    ("[a](%ED)", '<a class="unresolved" title="leads nowhere: %ED">a</a>'),
    ("[[[Tea]]", f"[{TEA}Tea</a>"),
    ("![[[Tea]]", f"![{TEA}Tea</a>"),
    (
        "[s](https://e.org/?a=1&b)",
        '<a class="external" href="https://e.org/?a=1&amp;b" rel="noopener noreferrer">s</a>',
    ),
    ("<me@e.org>", '<a class="external" href="mailto:me@e.org" rel="noopener noreferrer">me@e.org</a>'),
    ("https://e.org.", '<a class="external" href="https://e.org" rel="noopener noreferrer">https://e.org</a>.'),
    ("==high== a==b", "<mark>high</mark> a==b"),
    ("~~old~~ **new** *x*", "<del>old</del> <strong>new</strong> <em>x</em>"),
    ("a %%hidden [[Tea]]%% b", "a  b"),
    ("a %% b", "a %% b"),
    (r"a \%\% b \%\%", "a %% b %%"),
    ("$a_b$, $5 and $6", '<code class="math">a_b</code>, $5 and $6'),
    ("a $$x < y$$", 'a <code class="math">x &lt; y</code>'),
    ("a <!-- b --> c", "a  c"),
    ("a <b>c</b> &lt; &amp; &copy; &nope;", "a &lt;b&gt;c&lt;/b&gt; &lt; &amp; © &amp;nope;"),
    ("a\x00b\x1b[31m", "a\ufffdb\ufffd[31m"),
    ("![[x.png]]", '<img src="x.png" alt="x.png">'),
    ("![[x.png|100]]", '<img src="x.png" alt="x.png" width="100">'),
    ("![[x.png|a cup|20x30]]", '<img src="x.png" alt="a cup" width="20" height="30">'),
    ("![a cup|50](x.png)", '<img src="x.png" alt="a cup" width="50">'),
    ("![[gone.png]]", '<a class="embed unresolved" title="leads nowhere: gone.png">gone.png</a>'),
    ("![[Tea#Green]]", '<a class="embed" href="notes/Tea.md" title="Tea &gt; Green">Tea &gt; Green</a>'),
    (
        "![far|250](https://e.org/x.png)",
        '<a class="external embed" href="https://e.org/x.png" rel="noopener noreferrer">far</a>',
    ),
    (
        "[![far](https://e.org/x.png)](https://e.org)",
        '<a class="external" href="https://e.org" rel="noopener noreferrer">far</a>',
    ),
]

BLOCKS = [
    ("# A & b", '<h1 id="a-b">A &amp; b</h1>'),
    ("# A\n## A\n### ???", '<h1 id="a">A</h1>\n<h2 id="a-2">A</h2>\n<h3>???</h3>'),
    ("one\ntwo", "<p>one<br />\ntwo</p>"),
    ("text ^id-1", '<p id="^id-1">text</p>'),
    ("text ^no_id", "<p>text ^no_id</p>"),
    ("- a ^x\n- b", '<ul>\n<li id="^x">a</li>\n<li>b</li>\n</ul>'),
    ("> q\n\n^x", '<a id="^x"></a><blockquote>\n<p>q</p>\n</blockquote>'),
    ("    code ^x", "<pre><code>code ^x</code></pre>"),
    ("a ^x\n\nb ^X", '<p id="^x">a</p>\n<p>b</p>'),
    ("%%\nhidden\n\n# too\n%%\nshown", "<p>shown</p>"),
    ("%% a %% b", "<p> b</p>"),
    ("%% open", "<p>%% open</p>"),
    ("a\n%% b %%\nc", "<p>a<br />\nc</p>"),
    ("```py x\n%% [[Tea]] %%\n```", '<pre><code class="language-py">%% [[Tea]] %%\n</code></pre>'),
    ("$$\nx < 1\n$$", '<pre class="math"><code>x &lt; 1</code></pre>'),
    ("<div onclick=x>\n\n<!-- a -->", "<p>&lt;div onclick=x&gt;</p>"),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("> plain\n> quote", "<blockquote>\n<p>plain<br />\nquote</p>\n</blockquote>"),
    (
        "> [!Warning] Mind [[Tea]]\n> body",
        f'<div class="callout warning">\n<p class="title">Mind {TEA}Tea</a></p>\n<div>\n<p>body</p>\n</div>\n</div>',
    ),
    (
        "> [!faq]- Fold\n> - a",
        '<details class="callout question">\n<summary>Fold</summary>\n'
        "<div>\n<ul>\n<li>a</li>\n</ul>\n</div>\n</details>",
    ),
    ("> [!tip]+", '<details class="callout tip" open>\n<summary>Tip</summary>\n</details>'),
    ("> [!my-own|wide]", '<div class="callout note">\n<p class="title">My own</p>\n</div>'),
    (
        "> [!note] a\n> > [!tip] b",
        '<div class="callout note">\n<p class="title">a</p>\n<div>\n<div class="callout tip">\n<p class="title">b</p>\n'
        "</div>\n</div>\n</div>",
    ),
    (
        "| a | b |\n|--|:-:|\n| [[Tea\\|x]] | `a\\|b` |",
        '<div class="table"><table>\n<thead>\n<tr>\n<th>a</th>\n<th class="center">b</th>\n</tr>\n</thead>\n'
        f'<tbody>\n<tr>\n<td>{TEA}x</a></td>\n<td class="center"><code>a|b</code></td>\n</tr>\n</tbody>\n'
        "</table></div>",
    ),
    (
        "- [ ] a ^x\n- [x] b",
        '<ul>\n<li class="task" id="^x"><input type="checkbox" disabled> a</li>\n'
        '<li class="task"><input type="checkbox" disabled checked> b</li>\n</ul>',
    ),
    (
        "^[b] a[^^0]\n\n[^^0]: c",
        '<p><sup id="fnref:1"><a href="#fn:1">1</a></sup> a<sup id="fnref:2"><a href="#fn:2">2</a></sup></p>\n'
        '<section class="footnotes">\n<ol>\n'
        '<li id="fn:1"><p>b <a href="#fnref:1" title="back to the text">↩</a></p></li>\n'
        '<li id="fn:2"><p>c <a href="#fnref:2" title="back to the text">↩</a></p></li>\n</ol>\n</section>',
    ),
    (
        "a[^n] b[^n]\n\n[^n]: See ^[more].",
        '<p>a<sup id="fnref:1"><a href="#fn:1">1</a></sup> b<sup><a href="#fn:1">1</a></sup></p>\n'
        '<section class="footnotes">\n<ol>\n<li id="fn:1"><p>See <sup id="fnref:2"><a href="#fn:2">2</a></sup>. '
        '<a href="#fnref:1" title="back to the text">↩</a></p></li>\n<li id="fn:2"><p>more '
        '<a href="#fnref:2" title="back to the text">↩</a></p></li>\n</ol>\n</section>',
    ),
]


@pytest.mark.parametrize(("markdown", "expected"), INLINE)
def test_a_line_becomes(markdown: str, expected: str) -> None:
    assert body(markdown) == f"<p>{expected}</p>"


@pytest.mark.parametrize(("markdown", "expected"), BLOCKS)
def test_blocks_become(markdown: str, expected: str) -> None:
    assert body(markdown) == expected


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("[[#Two]]", "#two"),
        ("[[#two?]]", "#two"),
        ("[[#One#Deep]]", "#deep"),
        ("[[#Three#Deep]]", "#deep-2"),
        ("[[Self#Two]]", "#two"),
        ("[x](#Two)", "#two"),
        ("[[#^Blk]]", "#%5Eblk"),
    ],
)
def test_a_link_within_the_note_finds_its_place(link: str, href: str) -> None:
    shown = body(f"{link}\n\n# One\n## Deep\n# Two ?\ntext ^blk\n# Three\n## Deep")
    assert f'<p><a href="{href}"' in shown
    assert f'id="{unquote(href[1:])}"' in shown


def test_a_heading_in_a_quote_is_no_place() -> None:
    assert body("> # Two\n\n[[#Two]]").endswith('<a class="unresolved" title="leads nowhere: Two">Two</a></p>')


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "java&#115;cript:alert(1)",
        "data:text/html,x",
        "data:image/png;base64,AA",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "![x]({})", "[x]\n\n[x]: {}", "<{}>"])
def test_no_other_address_is_opened(form: str, target: str) -> None:
    shown = body(form.format(target))
    assert "href" not in shown
    assert "src" not in shown


def test_a_line_stands_without_a_paragraph_and_without_a_foot() -> None:
    assert html.inline("a [[Tea]] *b* ^[c]\n", address) == f"a {TEA}Tea</a> <em>b</em> ^[c]"


def test_plain_keeps_the_words() -> None:
    assert html.plain(r"a [[Tea|cup]] **b** \*c\* &amp; <d> `e`") == "a cup b *c* & <d> e"


def test_the_headings_of_other_notes_have_the_same_ids() -> None:
    assert html.slug("Setup: first `steps`?") == "setup-first-steps"
    assert 'id="setup-first-steps"' in body("## Setup: first `steps`?")


def test_what_is_too_deep_is_shown_as_written() -> None:
    def deep(frames: int) -> str:
        return body("# <A>\n\n> [[Tea]]") if frames == 0 else deep(frames - 1)

    used, frame = 0, sys._getframe()
    while frame.f_back:
        used, frame = used + 1, frame.f_back
    # How many frames mistune needs differs from version to version: with some of these it has too few.
    shown = {deep(sys.getrecursionlimit() - used - left) for left in range(20, 80, 4)}
    cut = '<p class="cut">This note nests too deeply to be laid out and is shown as written.</p>\n'
    assert shown == {f"{cut}<pre># &lt;A&gt;\n\n&gt; [[Tea]]</pre>", body("# <A>\n\n> [[Tea]]")}


# ------------------------------------------------------------------------------------------------------------- the laws

TEXT = ("a", "br", "code", "del", "em", "img", "input", "mark", "span", "strong", "sup")
TABLE = ("table", "thead", "tbody", "tr", "th", "td")
BLOCK = ("blockquote", "details", "div", "hr", "li", "ol", "p", "pre", "section", "summary", "ul")
ELEMENTS = {*TEXT, *TABLE, *BLOCK, "h1", "h2", "h3", "h4", "h5", "h6"}
VOID = {"br", "hr", "img", "input"}
ATTRIBUTES = {
    *("alt", "checked", "class", "disabled", "height", "href", "id"),
    *("open", "rel", "src", "start", "title", "type", "width"),
}
HARMLESS = re.compile(r"https?:|mailto:|#|notes/Tea\.md\Z|Green%20tea\.md\Z|x\.png\Z")
PIECES = [
    *("[[", "]]", "![[", "[", "](", ")", "|", "#", "^", "^id", "%%", "==", "~~", "*", "_", "`", "```", "$", "$$", "\\"),
    *("\n", "\n\n", " ", "    ", "\t", "> ", "- ", "1. ", "- [ ] ", "# ", "---", "===", "[!note]", "[!tip]- ", "+"),
    *("a", "Tea", "Self", "Gone", "x.png", "100", "日本", "é", "\u202e", "\u2028", "\x00", "\x1b", "\x85", "\r"),
    *("<", ">", '"', "'", "<a href='x'>", "</a>", "<script>alert(1)</script>", "<!--", "-->", "<img src=x onerror=y>"),
    *("&lt;", "&#1;", "&#x3c;", "%2f", "%01", "%ED", "javascript:", "data:x,", "https://e.org", "<me@e.org>"),
    *("|a|b|\n|-|-|\n", "|[[Tea\\|x]]|c|\n", "[^1]", "[^1]: ", "^[", "~~~", "[r]: x\n", "\ud800"),
]
markdown_texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text())


class Checker(HTMLParser):
    """Fails where an element is not closed in order, or is or carries what a note must not bring in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.leads: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        assert tag in ELEMENTS
        assert values.keys() <= ATTRIBUTES
        assert len(values) == len(attrs)
        assert tag != "a" or "a" not in self.open
        for leads in (values[name] for name in ("href", "src") if name in values):
            assert HARMLESS.match(leads)
            if leads.startswith("#") and not leads.startswith("#list:"):
                self.leads.add(unquote(leads[1:]))
        self.ids += [values["id"]] if "id" in values else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def check(source: str) -> None:
    checker = Checker()
    checker.feed(source)
    checker.close()
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert checker.leads <= {"", *checker.ids}
    assert html.clean(source) == source


@given(markdown_texts)
def test_any_text_becomes_harmless_html(text: str) -> None:
    check(html.body(text, address))
    check(html.inline(text, address))


@pytest.mark.parametrize(
    "piece",
    [
        *("[[", "]]", "[[a", "[[a|", "![[", "*", "**a ", "_a ", "`a ", ">", "> ", "- ", "- > ", "1. ", "%%", "%% a\n"),
        *("==", "==a ", "~~a", "$", "$`a ", "$$\n", "^[", "^[a[b", "[^1]", "[^1]: a\n", "[", "![", "[a](", "](", "<"),
        *("<a ", "<!--", "&", "\\", "|", "|a\n", "|a|\n|-|\n", "# a\n[[#a]]\n", "a ^b\n\n", "> [!n]\n", "    "),
        *("\t", "\n", "---\n", "^a\n\n", "[[#a#a]]\n# a\n"),
    ],
)
def test_a_long_run_of_one_mark_is_no_trouble(piece: str) -> None:
    check(html.body(piece * (20_000 // len(piece)), address))


@pytest.mark.parametrize(
    "markdown",
    [
        *("[[Tea]] [[Green tea#A|b]] ![[x.png|1]]", "[[Sq]uare]] [[Nested [[Inner]] x]] [[]]", "[[[x]]] [[a|b]]]"),
        *("[a](Tea) [b](<Green tea>) [c](my tea)", "[r]\n\n[r]: Tea", "![i](x.png)", "> [!n] [[a]]\n> [[b]]"),
        *("- [ ] [[a]]\n  > [[b]]", "|a|\n|-|\n|[[a\\|b]] ![[x.png\\|1]]|\n", "$[[a]]$ `[[b]]` \\[[c]]", "# [[a]]"),
        *("```\n[[a]]\n```\n\n    [[b]]", "<div>[[a]]</div>\n\na <b>[[c]]</b> <!-- [[d]] -->", "x[^1]\n\n[^1]: [[a]]"),
        *("x ^[n [[a]]]", "**[[a]]** ~~[[b]]~~ ==[[c]]==", "[x [[a]] y](https://e.org)", "[[a*b]] *c"),
    ],
)
def test_mistune_and_pyromark_see_the_same_links(markdown: str) -> None:
    asked: list[tuple[str, str]] = []

    def note_down(target: str, anchor: str) -> str:
        asked.append((target, anchor))
        return "x"

    html.body(markdown, note_down)
    links = [(link.target, link.anchor) for link in markup.read(markdown).links]
    assert sorted(asked) == sorted(links)
