"""The theme's stylesheets lose what our pages never have, and nothing else."""

from __future__ import annotations

import pytest

from generator.publish.lean import dark, lean

CASES = {
    "a rule of a part we never have": (".md-typeset .admonition{color:red}.md-grid{margin:0}", ".md-grid{margin:0}"),
    "one selector of several": (".highlight code,.md-typeset code{padding:0}", ".md-typeset code{padding:0}"),
    "a selector that only excludes": (".md-typeset a:not(.headerlink){color:red}", ".md-typeset a:not(.headerlink){color:red}"),
    "a list within a selector": (".md-nav:is(.md-a,.md-b) a{color:red}", ".md-nav:is(.md-a,.md-b) a{color:red}"),
    "a medium with nothing left": ("@media print{.md-code__button{display:none}}b{c:d}", "b{c:d}"),
    "a medium with something left": ("@media print{.md-tag{a:b}.md-header{c:d}}", "@media print{.md-header{c:d}}"),
    "a name that begins alike": (".md-tabs__item{a:b}.md-tags{a:b}", ".md-tabs__item{a:b}"),
    "the other direction of writing": ("[dir=ltr] b{c:d}[dir=rtl] b{c:e}", "[dir=ltr] b{c:d}"),
    "other palettes": (
        "[data-md-color-primary=red]{a:b}[data-md-color-primary=custom]{c:d}",
        "[data-md-color-primary=custom]{c:d}",
    ),
    "a charset and keyframes": ('@charset "UTF-8";@keyframes a{0%{b:c}}', '@charset "UTF-8";@keyframes a{0%{b:c}}'),
    "braces within text": ('.md-a:before{content:"}{"}.tabbed-set{a:b}', '.md-a:before{content:"}{"}'),
    "a picture nobody shows": (':root{--md-x-icon:url("a;b}");--md-y:1}', ":root{--md-y:1}"),
    "a picture somebody shows": (
        ":root{--md-x-icon:url('a')}.md-b{mask:var(--md-x-icon)}",
        ":root{--md-x-icon:url('a')}.md-b{mask:var(--md-x-icon)}",
    ),
    "the name of a source map": (".a{b:c}\n/*# sourceMappingURL=main.css.map */", ".a{b:c}"),
}


@pytest.mark.parametrize("case", CASES)
def test_only_dead_rules_go(case):
    sheet, left = CASES[case]
    assert lean([sheet], "") == [left]


def test_a_value_that_our_own_sheet_uses_stays():
    assert lean([":root{--md-x-icon:url(a)}"], ".mb-a{mask:var(--md-x-icon)}") == [":root{--md-x-icon:url(a)}"]


def test_the_dark_colours_alone():
    """From both ways of writing the mark, within media, and none of the light ones."""
    sheets = [
        "[data-md-color-scheme=slate]{--a:1}[data-md-color-scheme=default]{--a:2}",
        '/* {"Dark"} */\nbody[data-md-color-scheme="slate"] b, i { c: d }@media screen{[data-md-color-scheme=slate] u{e:f}u{g:h}}b{i:j}',
    ]
    assert dark(sheets) == (
        "[data-md-color-scheme]{--a:1}body[data-md-color-scheme] b{c: d}@media screen{[data-md-color-scheme] u{e:f}}"
    )
