"""Pages that people wrote: articles with their lists by category, audience and channel, and prose pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.contract.articles import Article
from generator.contract.records import Entry
from generator.derive.facts import Facts
from generator.derive.plan_facts import ArticleFacts
from generator.publish.outputs import Draft, FeedLink
from generator.publish.pages.indicators import IndicatorLine, indicator_line
from generator.publish.prose import prose_of, words_of
from generator.publish.slugs import labels, slug
from generator.words.vietnamese import format_count, format_date

FEED = FeedLink(title="Bài viết mới", address="rss/bai-viet.xml")
_HEADINGS = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_SEARCHED = 1500
"""Characters of a prose page that the search knows, beside its headings: the whole guide was a quarter of the index."""
SPOKEN = 130
"""Words a minute, as a loudspeaker is read: in Vietnamese a word between spaces is a syllable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One way of sorting articles: the folder of its addresses, what it is called, and the words an article has of it.

    `named` is how a word stands after `phrase` in a page's title.
    """

    folder: str
    title: str
    phrase: str
    words: Callable[[Article], Sequence[str]]
    named: str = "“{}”"

    def address(self, key: str) -> str:
        """The page of one word, by its slug."""
        return f"bai-viet/{self.folder}/{key}/"


SHELVES: tuple[Shelf, ...] = (
    Shelf(folder="chuyen-muc", title="Chuyên mục", phrase="Bài viết chuyên mục", words=lambda article: article.categories),
    Shelf(folder="doi-tuong", title="Dành cho", phrase="Bài viết dành cho", words=lambda article: article.audiences, named="{}"),
    Shelf(folder="kenh", title="Kênh", phrase="Bài viết đăng, phát trên kênh", words=lambda article: article.channels),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word that articles are sorted by: its page's address from the site's root and how many articles have it."""

    label: str
    address: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """What is read on the loudspeaker: the text, its words, and how long reading takes, in words."""

    text: str
    words: int
    time: str


def article_pages(facts: Facts) -> Iterator[Draft]:
    """The lists and a page for each article."""
    pages = addresses(facts)
    words = {each.entry.id: words_of(each.entry.body) for each in facts.articles}
    summaries = {each.entry.id: each.article.description or shortened(words[each.entry.id]) for each in facts.articles}
    tags = {shelf.folder: _tags(shelf, facts.articles) for shelf in SHELVES}
    shelves = [(shelf.title, list(tags[shelf.folder].values())) for shelf in SHELVES if tags[shelf.folder]]
    yield _list("bai-viet/", "Bài viết", facts.articles, summaries, shelves=shelves)
    for shelf in SHELVES:
        for key, tag in tags[shelf.folder].items():
            chosen = [each for each in facts.articles if key in {slug(word) for word in shelf.words(each.article)}]
            yield _list(tag.address, f"{shelf.phrase} {shelf.named.format(tag.label)}", chosen, summaries, shelves=[])
    for number, each in enumerate(facts.articles):
        newer = facts.articles[number - 1] if number else None
        older = facts.articles[number + 1] if number + 1 < len(facts.articles) else None
        yield _article(each, words[each.entry.id], pages, newer, older)


def prose_pages(facts: Facts) -> Iterator[Draft]:
    """A page for each content/*.md but index.md, which belongs to the home page."""
    pages = addresses(facts)
    for entry in facts.prose:
        if entry.id == "index":
            continue
        prose = prose_of(entry.body, file=entry.file, pages=pages)
        title = entry.record.title or prose.title or entry.id
        words = words_of(entry.body)
        yield Draft(
            address=f"{entry.id}/",
            title=title,
            description=entry.record.description or shortened(words),
            section=entry.id,
            template="prose.html",
            context={"prose": prose, "lede": entry.record.description},
            source=entry.file,
            search=f"{' '.join(_HEADINGS.findall(entry.body))} {words[:_SEARCHED]}",
            drawn_from=_drawn_from(entry, f"trang/{entry.id}"),
        )


def addresses(facts: Facts) -> dict[str, str]:
    """Every published Markdown file with its address from the site's root."""
    found = {each.entry.file: f"bai-viet/{each.entry.id}/" for each in facts.articles}
    found |= {entry.file: "" if entry.id == "index" else f"{entry.id}/" for entry in facts.prose}
    return found


def broadcast_of(text: str) -> Broadcast:
    """The text with its reading time to the next ten seconds, at SPOKEN words a minute."""
    words = len(text.split())
    tens = max(-(-words * 6 // SPOKEN), 1)
    minutes, seconds = divmod(tens * 10, 60)
    parts = [f"{minutes} phút"] if minutes else []
    parts += [f"{seconds} giây"] if seconds else []
    return Broadcast(text=text, words=words, time=" ".join(parts))


def shortened(text: str, longest: int = 200) -> str:
    """The text's beginning, cut between words, for where only a line or two fit."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _drawn_from(entry: Entry[Any], *names: str) -> tuple[str, ...] | None:
    """The records a text shows; a link to another text also depends on whether that one is published."""
    return None if ".md" in entry.body else names


def _tags(shelf: Shelf, articles: Sequence[ArticleFacts]) -> dict[str, Tag]:
    """The shelf's words by slug, in alphabetical order."""
    shown = labels(word for each in articles for word in shelf.words(each.article))
    counts = dict.fromkeys(shown, 0)
    for each in articles:
        for key in {slug(word) for word in shelf.words(each.article)}:
            counts[key] += 1
    return {key: Tag(label=label, address=shelf.address(key), count=counts[key]) for key, label in shown.items()}


def _list(
    address: str,
    title: str,
    articles: Sequence[ArticleFacts],
    summaries: Mapping[str, str],
    *,
    shelves: list[tuple[str, list[Tag]]],
) -> Draft:
    years: dict[int, list[ArticleFacts]] = {}
    for each in articles:
        years.setdefault(each.article.day.year, []).append(each)
    top = address == "bai-viet/"
    return Draft(
        address=address,
        title=title,
        description="Bài viết tuyên truyền cải cách hành chính: hướng dẫn thủ tục, gương điển hình, kết quả."
        if top
        else f"{title}: {format_count(len(articles))} bài.",
        section="bai-viet",
        template="article_list.html",
        context={"years": list(years.items()), "total": len(articles), "shelves": shelves, "top": top, "summaries": summaries},
        feeds=(FEED,),
    )


def _article(
    each: ArticleFacts,
    words: str,
    pages: Mapping[str, str],
    newer: ArticleFacts | None,
    older: ArticleFacts | None,
) -> Draft:
    article = each.article
    own = [(shelf.title, [(word, shelf.address(slug(word))) for word in shelf.words(article)]) for shelf in SHELVES]
    indicators: list[IndicatorLine] = [indicator_line(one) for one in each.indicators]
    return Draft(
        address=f"bai-viet/{each.entry.id}/",
        title=article.title,
        description=article.description or shortened(words),
        section="bai-viet",
        template="article.html",
        context={
            "article": article,
            # Made when the page is rendered, and only then: Markdown costs more than all the rest.
            "make_prose": partial(prose_of, each.entry.body, file=each.entry.file, pages=pages),
            "shelves": [(title, found) for title, found in own if found],
            "tasks": each.tasks,
            "indicators": indicators,
            "broadcast": broadcast_of(article.broadcast) if article.broadcast else None,
            "newer": newer,
            "older": older,
        },
        source=each.entry.file,
        feeds=(FEED,),
        search=f"{format_date(article.day)} {' '.join((*article.categories, *article.audiences))} {words}",
        drawn_from=_drawn_from(
            each.entry,
            f"bai-viet/{each.entry.id}",
            *(f"nhiem-vu/{task.task.id}" for task in each.tasks),
            *(f"chi-so/{one.indicator.id}" for one in each.indicators),
            *(f"bai-viet/{one.entry.id}" for one in (newer, older) if one),
        ),
    )
