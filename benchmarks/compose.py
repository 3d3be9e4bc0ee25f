"""Composes a synthetic commune from word lists: the same size and seed give the same records on any day."""

import calendar
import random
from datetime import date, timedelta

import vocabulary as words
from compose_tasks import TaskComposer
from records import Article, Commune, Document, FrontMatter, Indicator, Target, Task, Unit, Value
from setting import MONTHS, PLAN, SEED, YEAR, slug


def commune(size: int, seed: int = SEED) -> Commune:
    """Compose `size` tasks, a tenth as many indicators and articles, an eighth as many documents."""
    rng = random.Random(seed)
    units = _units(min(60, max(12, size // 50)))
    documents = _documents(rng, max(8, size // 8))
    indicators = tuple(_indicator(rng, number, units) for number in range(1, size // 10 + 1))
    composer = TaskComposer(rng, units, documents, indicators)
    tasks = tuple(composer.task(number, is_last=number == size) for number in range(1, size + 1))
    articles = tuple(_article(rng, number, tasks) for number in range(1, size // 10 + 1))
    return Commune(units=units, documents=documents, tasks=tasks, indicators=indicators, articles=articles)


def _units(count: int) -> tuple[Unit, ...]:
    """Return the twelve bodies every commune has, and villages up to the count."""
    bodies = [Unit(ma=ma, ten=ten, ten_gon=short, loai=kind) for ma, ten, short, kind in words.UNITS]
    villages = [
        Unit(ma=f"thon-{number}", ten=f"Thôn số {number}", ten_gon=f"Thôn {number}", loai="khac")
        for number in range(1, count - len(bodies) + 1)
    ]
    return (*bodies, *villages)


def _documents(rng: random.Random, count: int) -> tuple[Document, ...]:
    """Return the plan itself and numbered documents, all dated before the as-of day."""
    plan = Document(
        ma=PLAN,
        loai="ke_hoach",
        so_ky_hieu="01/KH-UBND",
        ngay=date(YEAR, 1, 5),
        trich_yeu=f"Kế hoạch cải cách hành chính năm {YEAR}",
    )
    others = []
    for number in range(2, count + 1):
        kind, sign, title = rng.choice(words.DOCUMENT_KINDS)
        others.append(
            Document(
                ma=f"{sign.lower().replace('đ', 'd')}-{number}",
                loai=kind,
                so_ky_hieu=f"{number}/{sign}-UBND",
                ngay=date(YEAR, 1, 5) + timedelta(days=rng.randrange(290)),
                trich_yeu=f"{title} về {rng.choice(words.OBJECTS)} {rng.choice(words.SCOPES)}",
            )
        )
    return (plan, *others)


def _indicator(rng: random.Random, number: int, units: tuple[Unit, ...]) -> Indicator:
    """Compose one indicator with a value for every month up to the as-of day, published on its last day."""
    name, measure = rng.choice(words.MEASURES)
    scope = rng.choice(words.SCOPES)
    goal = float(rng.randint(80, 98))
    values = []
    for month in MONTHS:
        day = date(YEAR, month, calendar.monthrange(YEAR, month)[1])
        if measure == "%":
            whole = rng.randint(40, 400)
            part = min(whole, round(whole * (goal + rng.uniform(-8, 6)) / 100))
            values.append(Value(ky=f"{YEAR}-{month:02}", tu_so=part, mau_so=whole, ngay=day))
        else:
            values.append(Value(ky=f"{YEAR}-{month:02}", gia_tri=round(goal + rng.uniform(-8, 2), 1), ngay=day))
    return Indicator(
        ma=f"{slug(name)}-{number:04}",
        ten=f"{name} {scope}",
        don_vi_tinh=measure,
        linh_vuc=rng.choice(tuple(words.AREAS)),
        chu_tri=rng.choice(units).ma,
        chi_tieu=Target(so_sanh=rng.choice((">=", ">")), gia_tri=goal, mo_ta=f"Chỉ tiêu kế hoạch năm {YEAR}"),
        chu_ky="thang",
        cach_tinh=f"Số liệu phát sinh trong tháng ({scope}), chốt ngày cuối tháng",
        nguon="Hệ thống thông tin giải quyết thủ tục hành chính",
        gia_tri=tuple(values),
    )


def _paragraph(rng: random.Random, sentences: int) -> str:
    """Compose a paragraph of so many sentences."""
    return " ".join(
        f"{rng.choice(words.SUBJECTS)} {rng.choice(words.ACTIONS)}, {rng.choice(words.RESULTS)}." for _ in range(sentences)
    )


def _article(rng: random.Random, number: int, tasks: tuple[Task, ...]) -> Article:
    """Compose one article of about 300 words: three paragraphs, two headings and a list."""
    about = rng.choice(tasks)
    points = "\n".join(f"- {action[0].upper()}{action[1:]}." for action in rng.sample(words.ACTIONS, 3))
    opening, method, results = (_paragraph(rng, 3) for _ in range(3))
    text = f"{opening}\n\n## Cách làm\n\n{method}\n\n{points}\n\n## Kết quả\n\n{results}\n"
    front = FrontMatter(
        title=f"{rng.choice(words.SUBJECTS)} với việc {about.ten[0].lower()}{about.ten[1:]}",
        date=date(YEAR, 1, 10) + timedelta(days=rng.randrange(290)),
        categories=(rng.choice(words.CATEGORIES),),
        description=_paragraph(rng, 1),
        doi_tuong=tuple(rng.sample(words.AUDIENCES, 2)),
        kenh=tuple(rng.sample(words.CHANNELS, 2)),
        nhiem_vu=(about.ma,),
    )
    return Article(ma=f"bai-{number:04}", front=front, text=text)
