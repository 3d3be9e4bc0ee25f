"""The small page that the commune's portal shows in a frame, and the text that puts it there."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.facts import Facts
from generator.publish.shell import site_name
from generator.publish.sitemap import site_address
from generator.publish.templates import render

ADDRESS = "nhung/tien-do/"
"""Never changed: other sites show it."""
_MARKS = dict(
    zip(
        ("hoan_thanh_dung_han", "hoan_thanh_qua_han", "chua_hoan_thanh_trong_han", "chua_hoan_thanh_qua_han"), "abcd", strict=True
    )
)
"""The four parts by what the page's own rules call them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where on a portal the page is shown, in words, and the text to copy; `name` is for addresses."""

    name: str
    title: str
    code: str


def embed_files(facts: Facts) -> dict[str, bytes]:
    """The page, by address: a document of its own, as a frame of a few hundred pixels has no room for the site's shell."""
    totals = facts.plan.totals if facts.plan else None
    page = render(
        "embed.html",
        facts=facts,
        plan=facts.plan,
        late=totals.buckets["chua_hoan_thanh_qua_han"] if totals else 0,
        survey=facts.headline_survey,
        title=site_name(facts),
        address=site_address(facts) + ADDRESS,
        marks=_MARKS,
    )
    return {f"{ADDRESS}index.html": f"{page}\n".encode()}


def places_of(facts: Facts) -> tuple[Place, ...]:
    """The two ways to show it."""
    return (
        Place(name="rong", title="Ô rộng, giữa trang (từ 520 điểm ảnh)", code=embed_code(facts, 270)),
        Place(name="hep", title="Cột hẹp, bên cạnh (từ 200 điểm ảnh)", code=embed_code(facts, 600)),
    )


def embed_code(facts: Facts, height: int) -> str:
    """The text that a portal's staff paste, `height` pixels high."""
    source, title = site_address(facts) + ADDRESS, site_name(facts)
    return str(render("embed_code.html", source=source, title=title, height=height))
