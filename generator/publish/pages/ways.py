"""How an opinion reaches the commune without the net: what staff say, the telephone, the office, the Front."""

from __future__ import annotations

from dataclasses import dataclass

from generator.contract.plan import Unit
from generator.derive.facts import Facts
from generator.derive.plan_facts import ArticleFacts
from generator.publish.text import call_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Ways beside the address for opinions; nothing is told of that the commune has not published.

    `own` are the commune's words, a line each. `call` is the address that calls `phone`. `front` passes opinions on, and
    is named where the commune has no words of its own. `article` tells more.
    """

    own: tuple[str, ...]
    phone: str | None
    call: str | None
    office: str | None
    front: Unit | None
    article: ArticleFacts | None

    @property
    def count(self) -> int:
        """How many ways there are beside the buttons: a telephone that can be called has one."""
        phone = self.phone if self.call is None else None
        return len(self.own) + sum(each is not None for each in (phone, self.office, self.front))


def ways_of(facts: Facts) -> Ways:
    """The commune's ways, from co-quan.yml and the units."""
    office, contact = facts.office, facts.office.contact
    front = next((each.unit for each in facts.units if each.unit.kind == "mat_tran"), None)
    return Ways(
        own=office.other_ways,
        phone=contact.phone if contact else None,
        call=call_address(contact.phone) if contact else None,
        office=contact.address if contact else None,
        front=None if office.other_ways else front,
        article=next((each for each in facts.articles if each.entry.id == office.ways_article), None),
    )
