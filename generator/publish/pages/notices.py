"""What goes where no screen is, by month: posters for notice boards (niem-yet) and scripts for loudspeakers (phat-thanh)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from urllib.parse import urlsplit

from generator.derive.briefings import Headline, Span, headline_of, spans_of
from generator.derive.event_kinds import Event
from generator.derive.facts import Facts
from generator.derive.month_news import MonthNews, month_news, month_told, told_title
from generator.derive.naming import shortened
from generator.derive.plan_facts import ArticleFacts
from generator.publish.outputs import Draft
from generator.publish.pages.articles import Broadcast, broadcast_of
from generator.publish.pages.briefings import DRAWN_FROM as BRIEFED
from generator.publish.pages.briefings import GroundMaker
from generator.publish.pages.broadcast_words import script_of
from generator.publish.qr import qr_path, qr_rows
from generator.publish.said import inside, interval_words
from generator.words.vietnamese import format_count, format_date

DRAWN_FROM = (*BRIEFED, "bai-viet")
"""Kinds that a poster or a script may show, besides those that any page may."""
FACT = 160
"""Characters of a fact on a poster: three lines."""
SHORT_FACT = 120
"""Characters of a fact where others are as long: two lines of the smaller letters."""
LETTERS = (("large", 56, 10), ("medium", 59, 11), ("small", 62, 12))
"""Letters of a poster's facts, the largest first, each with the characters of a line and the lines there is room for."""
PAUSES = (", ", "; ", " (", " và ", " tại ")
"""Where a fact that is too long may end and still be a whole thought."""
PHONE = 30
"""Characters of a telephone number that has room on a poster; a longer one is left out, as half of it reaches nobody."""
NAME = 80
"""Characters of a name on a poster."""
SURVEY = 100
"""Characters of a survey's name, in small letters."""
WIDE = 7
"""Characters of the great number that still have room at its full size: `99/1.000` is wider."""
SHOWN = 12
"""Articles with a text of their own that a script's page names."""
QUIET = 4
"""Modules of white around a QR code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterView:
    """A poster. `done` is its great number, None without a plan's totals; `wide`: too long for the greatest letters.

    `code` is the QR code's path and `frame` what an SVG shows of it; both None where the address is too long. `newest` are
    the facts by day, `letters` how large they are (LETTERS). `phone` is the commune's, None where it gives none.
    """

    news: MonthNews
    office: str
    month: str
    done: str | None
    wide: bool
    interval: str | None
    letters: str
    newest: tuple[tuple[str, str], ...]
    survey: str | None
    code: str | None
    frame: str | None
    address: str
    phone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptView:
    """A broadcast with its reading time, and the month's articles that have a text of their own for the loudspeaker."""

    paragraphs: tuple[str, ...]
    script: Broadcast
    articles: tuple[tuple[ArticleFacts, Broadcast], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """A month in the lists: what its poster says first."""

    span: Span
    name: str
    headline: Headline


def notice_pages(facts: Facts, ground: GroundMaker) -> Iterator[Draft]:
    """The two lists, and for each month a poster in two sizes and a script. What they need is made when one is rendered."""
    months = [span for span in spans_of(facts) if span.period.cycle == "thang"]
    over = [span for span in months if not span.running]
    newest = _named(next(iter((*over, *months)), None))
    office = facts.office.name
    yield _draft(
        address="niem-yet/",
        title="Tờ niêm yết hằng tháng",
        description=f"Tờ niêm yết khổ A4 và A3 cho bảng tin thôn, trụ sở của {office}, mỗi tháng một tờ.",
        template="poster_list.html",
        context={"facts": facts, "newest": newest, "make_lines": partial(_lines, ground, months)},
        search="niêm yết bảng tin tờ rơi áp phích in A4 A3",
    )
    yield _draft(
        address="phat-thanh/",
        title="Bản tin phát thanh hằng tháng",
        description=f"Lời phát thanh hằng tháng của {office}, đọc không quá ba phút, số viết thành chữ.",
        template="broadcast_list.html",
        context={"facts": facts, "newest": newest, "make_lines": partial(_lines, ground, months)},
        search="phát thanh truyền thanh loa bản tin đọc",
    )
    for span in months:
        name = inside(span.period.label)
        view = cache(partial(poster_view, ground, span))
        for size in ("a4", "a3"):
            yield _draft(
                address=poster_address(span, size),
                title=f"Niêm yết {name}" + (" khổ A3" if size == "a3" else ""),
                description=f"Tờ niêm yết {name} của {office}, số liệu đến ngày {format_date(span.day)}, khổ {size.upper()}.",
                template="poster.html",
                context={"facts": facts, "span": span, "name": name, "size": size, "make_view": view},
                day=span.day,
            )
        yield _draft(
            address=script_address(span),
            title=f"Phát thanh {name}",
            description=f"Lời phát thanh {name} của {office}, số liệu đến ngày {format_date(span.day)}.",
            template="broadcast.html",
            context={"facts": facts, "span": span, "name": name, "make_view": partial(script_view, ground, span)},
            day=span.day,
        )


def poster_address(span: Span, size: str = "a4") -> str:
    """`niem-yet/2026-10/`, and below it `a3/`."""
    return f"niem-yet/{span.period}/" + ("a3/" if size == "a3" else "")


def script_address(span: Span) -> str:
    """`phat-thanh/2026-10/`."""
    return f"phat-thanh/{span.period}/"


def poster_view(ground: GroundMaker, span: Span) -> PosterView:
    """A month's poster."""
    news = month_news(ground(), span)
    totals = news.headline.totals
    done = f"{format_count(totals.completion.numerator)}/{format_count(totals.completion.denominator)}" if totals else None
    site = ground().facts.office.site_address.rstrip("/") + "/"
    rows = qr_rows(site)
    letters, titles = fitted_facts([told_title(ground(), each) for each in news.newest])
    contact = ground().facts.office.contact
    return PosterView(
        news=news,
        office=shortened(ground().facts.office.name, NAME),
        month=f"{span.period.number}/{span.period.year}",
        done=done,
        wide=len(done or "") > WIDE,
        interval=interval_words(news.survey.state) if news.survey else None,
        letters=letters,
        newest=tuple(zip(map(_short_day, news.newest), titles, strict=True)),
        survey=shortened(news.survey.survey.name, SURVEY) if news.survey else None,
        code=qr_path(rows) if rows else None,
        frame=f"{-QUIET} {-QUIET} {len(rows) + 2 * QUIET} {len(rows) + 2 * QUIET}" if rows else None,
        address=_spoken_address(site),
        phone=contact.phone if contact and contact.phone and len(contact.phone) <= PHONE else None,
    )


def fitted_facts(titles: Sequence[str]) -> tuple[str, list[str]]:
    """How large facts may be written, and each of them: whole if all fit, in smaller letters if need be."""
    found = [_fact(each, FACT) for each in titles]
    for letters, width, lines in LETTERS:
        if sum(-(-len(each) // width) for each in found) <= lines:
            return letters, found
    return LETTERS[-1][0], [_fact(each, SHORT_FACT) for each in titles]


def _fact(title: str, longest: int) -> str:
    """A title that fits: one too long ends at its last pause that does, else between two words."""
    if len(title) <= longest:
        return title
    end = max(title.rfind(each, longest // 2, longest) for each in PAUSES)
    return title[:end] if end > 0 else shortened(title, longest)


def script_view(ground: GroundMaker, span: Span) -> ScriptView:
    """A month's script."""
    told = month_told(ground(), span)
    paragraphs = script_of(told, ground().facts.office)
    own = [(each, broadcast_of(each.article.broadcast)) for each in told.articles if each.article.broadcast]
    return ScriptView(paragraphs=paragraphs, script=broadcast_of(" ".join(paragraphs)), articles=tuple(own[:SHOWN]))


def _named(span: Span | None) -> tuple[Span, str] | None:
    return (span, inside(span.period.label)) if span else None


def _lines(ground: GroundMaker, months: Sequence[Span]) -> tuple[MonthLine, ...]:
    return tuple(MonthLine(span=span, name=inside(span.period.label), headline=headline_of(ground(), span)) for span in months)


def _short_day(event: Event) -> str:
    return f"{event.day.day:02d}/{event.day.month:02d}"


def _spoken_address(site: str) -> str:
    """The address as it stands on a wall: without what every browser adds."""
    parts = urlsplit(site)
    return shortened(f"{parts.netloc}{parts.path}".rstrip("/"), NAME)


def _draft(
    *,
    address: str,
    title: str,
    description: str,
    template: str,
    context: dict[str, object],
    search: str | None = None,
    day: date | None = None,
) -> Draft:
    return Draft(
        address=address,
        title=title,
        description=description,
        section=address.partition("/")[0],
        template=template,
        context=context,
        search=search or title,
        drawn_from=DRAWN_FROM,
        day=day,
    )
