"""A month's broadcast in words: sentences for the ear, as many as fit into three minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import generator.publish.pages.briefing_words as briefing
from generator.contract.plan import Office
from generator.derive.month_news import NAMED, MonthTold
from generator.derive.naming import thought_of
from generator.derive.plan_facts import SurveyFacts, TaskFacts
from generator.publish.pages.articles import SPOKEN
from generator.publish.said import inside
from generator.publish.text import phone_in
from generator.words.periods import Period
from generator.words.reading import spoken_text, words_in
from generator.words.spoken import spoken_count, spoken_day, spoken_number, spoken_one_by_one, spoken_percent

LONGEST = 3 * SPOKEN
"""Words that are read in three minutes."""
NAME = 24
"""Words of a name that are read; few names have more, and nobody could follow them."""
BREATH = 28
"""Words of a sentence that is still read in one breath; what is longer is said in two."""
_LEANING = re.compile(
    "các|cho|của|do|đạt|đến|hạn|hoặc|ngày|năm|những|quý|số|tại|tháng|theo|trên|trong|từ|và|về|với", re.IGNORECASE
)
"""Words that nobody stops after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph: what it begins with, and what may follow, the most telling first.

    One that is `needed` is read whatever the length; of the others the lead is read only with an item, unless it says
    something by itself (`alone`).
    """

    lead: str
    items: tuple[str, ...] = ()
    needed: bool = False
    alone: bool = True


def script_of(told: MonthTold, office: Office) -> tuple[str, ...]:
    """The paragraphs of a month's broadcast, at most LONGEST words in all."""
    return fitted(
        (
            Passage(lead=_greeting(told, office), needed=True),
            Passage(lead=_plan(told), needed=True),
            Passage(lead=_month(told)),
            Passage(
                lead="Việc vừa làm xong:",
                items=tuple(_named(each) for each in told.done),
                alone=False,
            ),
            Passage(
                lead="Việc chậm lâu nhất:",
                items=tuple(_late(told, place) for place in range(len(told.late))),
                alone=False,
            ),
            *([Passage(lead=_survey(told.news.survey))] if told.news.survey else []),
            *([Passage(lead=said)] if (said := _dossiers(told)) else []),
            *([Passage(lead=found[0], items=found[1:])] if (found := _answers(told)) else []),
            Passage(
                lead="Việc sắp đến hạn:",
                items=tuple(_joined(_short(thought_of(each.task)), f"hạn {spoken_day(day)}") for each, day in told.due),
                alone=False,
            ),
            Passage(
                lead="Sau bản tin này, mời bà con nghe, đọc thêm bài:",
                items=tuple(f"{_short(each.article.title)}." for each in told.articles[:NAMED]),
                alone=False,
            ),
            Passage(lead=_closing(office), needed=True),
        ),
        LONGEST,
    )


def fitted(passages: Sequence[Passage], longest: int) -> tuple[str, ...]:
    """The passages in their order, with what is not needed only while there is room.

    First, in their order, each that says something by itself or else its first item; then a second item of each, and so on.
    """
    chosen = {place: [each.lead] for place, each in enumerate(passages) if each.needed}
    room = longest - sum(words_in(each.lead) for each in passages if each.needed)
    for turn in range(max((len(each.items) for each in passages), default=0) + 1):
        for place, each in enumerate(passages):
            said: tuple[str, ...] = () if place in chosen else (each.lead,)
            said += each.items[turn - each.alone :][:1] if turn >= each.alone else ()
            if (cost := sum(map(words_in, said))) <= room and (each.alone or said != (each.lead,)):
                chosen.setdefault(place, []).extend(said)
                room -= cost
    return tuple(" ".join(parts) for _, parts in sorted(chosen.items()))


def _greeting(told: MonthTold, office: Office) -> str:
    name = _short(office.name)
    month = spoken_text(inside(told.news.span.period.label))
    said = f"Kính thưa bà con {name[:1].lower()}{name[1:]}. Sau đây là bản tin cải cách hành chính {month}."
    return f"{said} Xin lưu ý, đây là số liệu minh họa." if office.demonstration else said


def _plan(told: MonthTold) -> str:
    totals, day = told.news.headline.totals, spoken_day(told.news.span.day)
    if totals is None or not totals.total:
        return f"Đến hết {day}, chưa có việc nào trong kế hoạch để tính."
    works = {key: _works(number) for key, number in totals.buckets.items()}
    running, late = totals.buckets["chua_hoan_thanh_trong_han"], totals.buckets["chua_hoan_thanh_qua_han"]
    left = [f"{_works(number)} {how}" for number, how in ((running, "trong hạn"), (late, "quá hạn")) if number]
    return (
        f"Kế hoạch năm có {spoken_count(totals.total)} việc. Đến hết {day}, đã xong "
        f"{spoken_count(totals.completion.numerator)} việc, đạt {spoken_percent(totals.completion.value)}. "
        f"Trong đó, {works['hoan_thanh_dung_han']} xong đúng hạn, {works['hoan_thanh_qua_han']} xong quá hạn. "
        + (f"Chưa xong còn {' và '.join(left)}." if left else "Không còn việc nào chưa xong.")
    )


def _works(number: int, what: str = "việc") -> str:
    return f"{spoken_count(number)} {what}" if number else f"không {what} nào"


def _month(told: MonthTold) -> str:
    head = told.news.headline
    if not head.done and not head.turned_late:
        return "Trong tháng không có việc nào mới xong, cũng không có việc nào mới chậm."
    done = f"có {_works(head.done)} xong" if head.done else "không có việc nào xong"
    late = f"{_works(head.turned_late)} chuyển sang chậm" if head.turned_late else "không việc nào chuyển sang chậm"
    return f"Riêng trong tháng, tính cả từng kỳ của việc định kỳ, {done} và {late}."


def _survey(found: SurveyFacts) -> str:
    satisfied, interval = found.state.satisfied, found.state.interval
    said = (
        f"Mức độ hài lòng lấy theo {_lower(_short(found.survey.name))}. Trong {spoken_count(satisfied.denominator)} câu trả lời, "
        f"có {spoken_count(satisfied.numerator)} câu là hài lòng. Tỷ lệ hài lòng đạt {spoken_percent(satisfied.value)}."
    )
    if interval is not None:
        low, high = (spoken_number(Fraction(end)) for end in interval)
        said += f" Tính cả sai số, tỷ lệ này vào khoảng từ {low} đến {high} phần trăm."
    return f"{said} Số câu trả lời còn ít, nên kết quả chỉ để tham khảo." if found.state.small else said


def _dossiers(told: MonthTold) -> str | None:
    news = told.dossiers
    if news is None:
        return None
    on_time = news.tally.on_time
    if not on_time.denominator:
        return None
    period, settled = _period(news.period, told.news.span.year), spoken_count(on_time.numerator)
    older = news.period.end < told.news.span.first
    said = f", số mới nhất có đến hết {period}. {_upper(settled)}" if older else f" {period}: {settled}"
    return (
        f"Về hồ sơ thủ tục hành chính{said} trong {spoken_count(on_time.denominator)} hồ sơ được giải quyết đúng hạn, "
        f"đạt {spoken_percent(on_time.value)}. {_upper(_works(news.tally.overdue, 'hồ sơ'))} đang quá hạn."
    )


def _answers(told: MonthTold) -> tuple[str, ...]:
    """What was answered and mended, and what waits, a breath each."""
    said: list[list[str]] = []
    for each in map(spoken_text, briefing.settled_parts(told.settled)):
        if said and words_in(", ".join((*said[-1], each))) < BREATH:
            said[-1].append(each)
        else:
            said.append([each])
    parts = [f"{'Cũng trong' if place else 'Trong'} tháng, {', '.join(each)}." for place, each in enumerate(said)]
    if told.unanswered:
        parts.insert(1, f"Còn {spoken_count(told.unanswered)} phản ánh, kiến nghị quá hạn chưa được trả lời.")
    return tuple(parts)


def _closing(office: Office) -> str:
    phone = office.contact.phone if office.contact else None
    said = ", ".join(map(spoken_one_by_one, re.findall(r"[0-9]+", phone_in(phone) or "")))
    call = f" hoặc gọi số {said}" if said else ""
    return (
        f"Bà con muốn góp ý, phản ánh, xin đến bộ phận một cửa{call}. Bản tin đến đây là hết. "
        "Xin cảm ơn bà con đã chú ý lắng nghe."
    )


def _late(told: MonthTold, place: int) -> str:
    """A late task; of the one that is late the longest also by when it is to be put right."""
    each, days = told.late[place]
    said = _named(each, f", chậm {spoken_count(days)} ngày")
    if place or told.remedy is None:
        return said
    over = told.remedy < told.news.span.day
    return f"{said} Hạn khắc phục {'' if over else 'là '}{spoken_day(told.remedy)}{' cũng đã qua' if over else ''}."


def _named(each: TaskFacts, how: str = "") -> str:
    return _joined(_short(thought_of(each.task)), f"do {_short(each.lead.name)} chủ trì{how}")


def _joined(name: str, said: str) -> str:
    """A name and what is said of it, in one sentence while that is one breath."""
    long = words_in(f"{name} {said}") > BREATH
    return f"{name}. Việc này {said}." if long else f"{name}, {said}."


def _period(period: Period, year: int) -> str:
    """`tháng chín`; of another year with its year."""
    label = inside(period.label)
    return spoken_text(label.removesuffix(f"/{year}").removesuffix(f" năm {year}"))


def _short(name: str) -> str:
    """A name as it is read: one that is too long ends at its last comma that fits, or else between two words.

    It is cut as it was written: within a number as spoken, one would hear another number.
    """
    words = name[:400].split()
    end, said = len(words), _said(words)
    while end > 1 and words_in(said) > NAME:
        end -= 1
        said = _said(words[:end])
    if end == len(words):
        return said
    comma = max((place for place in range(1, end + 1) if words[place - 1][-1] in ",;:"), default=0)
    while comma <= end // 2 and end > 1 and _LEANING.fullmatch(words[end - 1]):
        end -= 1
    return _said(words[: comma if comma > end // 2 else end])


def _said(words: Sequence[str]) -> str:
    return spoken_text(" ".join(words)).rstrip(" .,;:!?…")


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
