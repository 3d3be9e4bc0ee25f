"""What pages tell search engines: JSON-LD of the commune, its articles and its data, and the way to each page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.contract.kinds import PUBLISHED
from generator.derive.facts import Facts
from generator.publish.datapackage import LICENCE
from generator.publish.opendata_csv import tables_of
from generator.publish.outputs import Draft
from generator.publish.shell import TITLES, site_name
from generator.publish.sitemap import site_address

Linked = Mapping[str, Any]
_CONTEXT = "https://schema.org"
_HARMLESS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""What could end a script, or a line in one; within JSON the escape means the same."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def linked_of(draft: Draft, facts: Facts) -> Linked | None:
    """What the page says besides its place; None where that is nothing."""
    if draft.template == "home.html":
        return {"@graph": [_office(facts), _site(facts, draft)]}
    if draft.address == "gioi-thieu/":
        return _office(facts)
    if draft.template == "article.html":
        return _article(draft, facts)
    if draft.template == "open_data.html":
        return _data(draft, facts)
    return None


def script_of(draft: Draft, site: str) -> str:
    """The script elements of the page's head; `site` is the site's address, ending in a slash."""
    own = "" if draft.linked is None else _script(_safe({"@context": _CONTEXT, **draft.linked}))
    return own + _way(draft, site)


def _script(inside: str) -> str:
    return f'\n<script type="application/ld+json">{inside}</script>'


def _safe(value: object) -> str:
    return _encode(value).translate(_HARMLESS)


def _way(draft: Draft, site: str) -> str:
    """From the home page through the section to a page inside it, as every such page says it; nothing for others."""
    folder, _, inside = draft.address.partition("/")
    if not inside or folder not in TITLES:
        return ""
    steps = f"{_first_steps(folder, site)},{_step(3, draft.title, site + draft.address)}"
    return _script(f'{{"@context":"{_CONTEXT}","@type":"BreadcrumbList","itemListElement":[{steps}]}}')


@lru_cache(maxsize=256)
def _first_steps(folder: str, site: str) -> str:
    return f"{_step(1, 'Trang chủ', site)},{_step(2, TITLES[folder], f'{site}{folder}/')}"


def _step(place: int, name: str, address: str) -> str:
    return f'{{"@type":"ListItem","position":{place},"name":{_safe(name)},"item":{_safe(address)}}}'


def _office(facts: Facts) -> Linked:
    office = facts.office
    contact = office.contact
    told = {
        "@type": "GovernmentOrganization",
        "@id": _office_id(facts),
        "name": office.name,
        "url": office.portal or site_address(facts),
        "areaServed": {"@type": "AdministrativeArea", "name": f"{office.name}, {office.parent}"},
        "address": contact.address if contact else None,
        "telephone": contact.phone if contact else None,
        "email": contact.mail if contact else None,
        "description": "Dữ liệu minh họa: cơ quan này không có thật." if office.demonstration else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _site(facts: Facts, draft: Draft) -> Linked:
    return {
        "@type": "WebSite",
        "name": site_name(facts),
        "url": site_address(facts),
        "description": draft.description,
        "inLanguage": "vi",
        "publisher": {"@id": _office_id(facts)},
    }


def _article(draft: Draft, facts: Facts) -> Linked:
    article, address = draft.context["article"], site_address(facts) + draft.address
    told = {
        "@type": "Article",
        "headline": article.title,
        "description": draft.description,
        "datePublished": article.day.isoformat(),
        "inLanguage": "vi",
        "articleSection": list(article.categories) or None,
        "author": _publisher(facts),
        "publisher": _publisher(facts),
        "mainEntityOfPage": address,
        "url": address,
        "image": image_address(draft, site_address(facts)),
    }
    return {name: value for name, value in told.items() if value is not None}


def _data(draft: Draft, facts: Facts) -> Linked:
    """All open data as one data set."""
    site, day = site_address(facts), facts.as_of.isoformat()
    about = "Dữ liệu minh họa, không phải số liệu thật. " if facts.office.demonstration else ""
    first = facts.first_year or facts.as_of.year
    return {
        "@type": "Dataset",
        "name": f"Dữ liệu mở về cải cách hành chính: {facts.office.name}, {facts.office.parent}",
        "description": f"{about}Nhiệm vụ, chỉ số, khảo sát hài lòng, hồ sơ và các kết quả khác. {draft.description}",
        "url": site + draft.address,
        "inLanguage": "vi",
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "creator": _publisher(facts),
        "dateModified": day,
        "temporalCoverage": f"{first}-01-01/{day}",
        "spatialCoverage": f"{facts.office.name}, {facts.office.parent}",
        "variableMeasured": list(_figures(facts)),
        "distribution": list(_files(site)),
    }


def _figures(facts: Facts) -> Iterator[Linked]:
    """The figures of tong-quan.json that the site leads with."""
    if facts.plan:
        totals = facts.plan.totals
        yield _figure("Nhiệm vụ của kế hoạch", totals.total)
        yield _figure("Nhiệm vụ đã hoàn thành", totals.completion.numerator)
        yield _figure("Nhiệm vụ chưa hoàn thành, quá hạn", totals.buckets["chua_hoan_thanh_qua_han"])
    if facts.headline_survey:
        satisfied = facts.headline_survey.state.satisfied
        yield _figure("Câu trả lời hài lòng", satisfied.numerator)
        yield _figure("Câu trả lời", satisfied.denominator)


def _figure(name: str, value: int) -> Linked:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _files(site: str) -> Iterator[Linked]:
    yield _file(site, "Số tổng", "tong-quan.json", "application/json")
    for kind in PUBLISHED:
        yield _file(site, kind.title, f"{kind.name}.json", "application/json")
        for table in tables_of(kind):
            yield _file(site, kind.title, f"{table.name}.csv", "text/csv")


def _file(site: str, name: str, file: str, form: str) -> Linked:
    return {"@type": "DataDownload", "name": name, "encodingFormat": form, "contentUrl": f"{site}du-lieu/{file}"}


def _publisher(facts: Facts) -> Linked:
    return {"@type": "GovernmentOrganization", "@id": _office_id(facts), "name": facts.office.name}


def _office_id(facts: Facts) -> str:
    return f"{site_address(facts)}#co-quan"


def image_address(draft: Draft, site: str) -> str | None:
    """The whole address of the page's social card."""
    return None if draft.card is None else f"{site}{draft.card.file}?{draft.card.mark}"
