"""Archives of the feeds (RFC 5005): from the first event on, fifty to a document, never another byte once it is full.

So that nothing in it can change, an archive says what was said when it was filled: the commune's name of that day, and
addresses relative to its own, which hold wherever the site moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import blake2b

from generator.derive.publication import Publication
from generator.publish.chains import Chain, archive_address, chains_of
from generator.publish.channels import EVERYTHING
from generator.publish.feed_writer import Head, Writer
from generator.publish.outputs import Group

_LUMP = 10
"""Archives that are made together: while the last of them is the same, so are all."""


def archive_groups(published: Publication) -> Iterator[Group]:
    """The archives of every chain. Without history there is none: what the data dates by itself may still change."""
    if published.since is None:
        return
    for name, chain in sorted(chains_of(published.events).items()):
        for first in range(1, chain.archives + 1, _LUMP):
            last = min(first + _LUMP - 1, chain.archives)
            newest, _ = chain.archive(last)[0]
            mark = f"{name} {first} {last} {published.prints[newest - 1]} {published.authority}"
            yield Group(
                make=partial(_files, published, chain, first, last),
                stamp=blake2b(mark.encode(), digest_size=12).hexdigest(),
            )


def _files(published: Publication, chain: Chain, first: int, last: int) -> Mapping[str, bytes]:
    writer = Writer()
    return {archive_address(chain.name, number): _archive(published, chain, number, writer) for number in range(first, last + 1)}


def _archive(published: Publication, chain: Chain, number: int, writer: Writer) -> bytes:
    entries = chain.archive(number)
    count, newest = entries[0]
    office = published.office_at(count - 1)
    notice = " (dữ liệu minh họa)" if office.demonstration else ""
    root = "../" * archive_address(chain.name, number).count("/")
    feed = {EVERYTHING: "atom.xml"}.get(chain.name, f"rss/{chain.name}.xml")
    head = Head(
        id=f"tag:{published.authority}:luu-tru/{chain.name}/{number}",
        title=f"{office.name}: lưu trữ nguồn tin «{chain.name}», tập {number}{notice}",
        about=f"Các tin đã công bố, từ tin đầu tiên; tập này không bao giờ đổi.{notice}",
        author=office.name,
        updated=newest.published,
        base=root,
        links=(("self", f"{number}.xml"), ("current", f"{root}{feed}"), ("alternate", root)),
        archive=True,
        previous=f"{number - 1}.xml" if number > 1 else None,
    )
    return writer.atom(head, [event for _, event in entries])
