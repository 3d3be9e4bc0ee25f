"""The page that tells the portal's staff how to show the commune's figures there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.facts import Facts
from generator.publish.embed import ADDRESS, places_of
from generator.publish.outputs import Draft
from generator.publish.shell import site_name


def embed_pages(facts: Facts) -> Iterator[Draft]:
    """The one page."""
    yield Draft(
        address="nhung/",
        title="Đưa số liệu lên cổng thông tin",
        description=f"Đoạn mã để cổng thông tin hiện tiến độ, mức độ hài lòng của {facts.office.name}, tự mới theo trang này.",
        section="du-lieu",
        template="embed_guide.html",
        context={"facts": facts, "places": places_of(facts), "embed": ADDRESS, "name": site_name(facts)},
        search="nhúng iframe cổng thông tin điện tử mã chép dán chia sẻ Facebook Zalo",
    )
