"""QR codes (ISO/IEC 18004) of web addresses: versions 1 to 9 at error level L with one fixed mask, fast enough for every page.

A general encoder takes 2 ms for an address, mostly to try all masks and to lay out what is the same for all symbols of a
size. Here the layout of a size is made once; an address then costs some dozens of microseconds.
"""

from __future__ import annotations

from binascii import b2a_base64, crc32
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter
from zlib import compress

MASK = 2
"""Every third column. Readers undo any mask; of one for all addresses this leaves the fewest misleading patterns."""
_FORMAT = 0x7DAA
"""Level L with mask 2, with its own error correction and mask (table C.1)."""
_SIZES: tuple[tuple[int, int, int, tuple[int, ...]], ...] = (
    (19, 7, 1, ()),
    (34, 10, 1, (6, 18)),
    (55, 15, 1, (6, 22)),
    (80, 20, 1, (6, 26)),
    (108, 26, 1, (6, 30)),
    (68, 18, 2, (6, 34)),
    (78, 20, 2, (6, 22, 38)),
    (97, 24, 2, (6, 24, 42)),
    (116, 30, 2, (6, 26, 46)),
)
"""By version from 1: data codewords of a block, those for error correction, blocks, centres of alignment (tables 9, E.1)."""
_VERSIONS = {7: 0x07C94, 8: 0x085BC, 9: 0x09A99}
"""Version numbers with their error correction, which larger symbols carry (table D.1)."""
_OVERHEAD = 2
"""Bytes that mode, length and terminator take."""
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """What all symbols of a version share.

    `place` picks from the bits of all codewords (and a 0 behind them) those of the picture's lines; `fixed` are the bits to be
    turned over then: finders, timing, alignment, format and the mask. `head` begins the picture. `products` are each byte
    times the generator polynomial.
    """

    size: int
    head: bytes
    data: int
    correction: int
    blocks: int
    place: Callable[[str], Sequence[str]]
    fixed: int
    products: tuple[int, ...]


def qr_rows(text: str) -> tuple[str, ...] | None:
    """The modules row by row, `1` for dark; None where the text is longer than 230 bytes."""
    found = _lines(text)
    if found is None:
        return None
    layout, lines = found
    wide = len(lines) // layout.size
    rows = (int.from_bytes(lines[start : start + wide]) for start in range(0, len(lines), wide))
    return tuple(f"{~row >> wide * 8 - 8 - layout.size & (1 << layout.size) - 1:0{layout.size}b}" for row in rows)


def qr_picture(text: str) -> tuple[int, str] | None:
    """The symbol as a PNG of one pixel a module: its side in pixels and a `data:` address; None where qr_rows has none."""
    found = _lines(text)
    if found is None:
        return None
    layout, lines = found
    # Stored, not packed: there is nothing to gain, and the bytes are the same whatever the library.
    png = layout.head + _chunk(b"IDAT", compress(lines, 0)) + _END
    return layout.size, "data:image/png;base64," + b2a_base64(png, newline=False).decode()


def qr_path(rows: Sequence[str]) -> str:
    """The symbol as the path of an SVG in which a module is a square of 1."""
    found = []
    for y, row in enumerate(rows):
        edges = [x for x, (left, right) in enumerate(pairwise(f"0{row}0")) if left != right]
        found += [f"M{start} {y}h{end - start}v1H{start}z" for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return "".join(found)


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + crc32(name + content).to_bytes(4)


_END = _chunk(b"IEND", b"")


def _lines(text: str) -> tuple[Layout, bytes] | None:
    """The symbol as the lines of a PNG: a byte 0, then a bit for each module, 1 for light."""
    content = text.encode()
    length = len(content)
    version = next((number for number, (data, _, blocks, _) in enumerate(_SIZES, 1) if length + _OVERHEAD <= data * blocks), None)
    if version is None:
        return None
    layout = layout_of(version)
    # Mode 4 (bytes), the length in eight bits, the text, and a terminator of four bits.
    message = (4 << 8 | length) << 8 * length + 4 | int.from_bytes(content) << 4
    room = layout.data * layout.blocks - length - _OVERHEAD
    codewords = message.to_bytes(length + _OVERHEAD) + (b"\xec\x11" * (room // 2 + 1))[:room]
    blocks = [codewords[start : start + layout.data] for start in range(0, len(codewords), layout.data)]
    checks = [_correction(layout, block) for block in blocks]
    if layout.blocks > 1:
        stream = bytes(each for column in (*zip(*blocks, strict=True), *zip(*checks, strict=True)) for each in column)
    else:
        stream = codewords + checks[0]
    bits = f"{int.from_bytes(stream):0{len(stream) * 8}b}0"
    lines = int("".join(layout.place(bits)), 2) ^ layout.fixed
    return layout, lines.to_bytes(layout.size * _width(layout.size))


def _correction(layout: Layout, block: bytes) -> bytes:
    """The rest of the block, as a polynomial, by the generator polynomial."""
    half = layout.data // 2
    return _rest(layout, _begun(layout, block[:half]), block[half:]).to_bytes(layout.correction)


@lru_cache(maxsize=256)
def _begun(layout: Layout, block: bytes) -> int:
    """The rest of a block's first half: addresses of one length begin alike."""
    return _rest(layout, 0, block)


def _rest(layout: Layout, rest: int, block: bytes) -> int:
    top, products = layout.correction * 8 - 8, layout.products
    below = (1 << top) - 1
    for each in block:
        rest = (rest & below) << 8 ^ products[rest >> top ^ each]
    return rest


@cache
def layout_of(version: int) -> Layout:
    """The layout of a version from 1 to 9."""
    data, correction, blocks, centres = _SIZES[version - 1]
    size = version * 4 + 17
    drawn = _drawn(version, size, centres)
    order = {module: place for place, module in enumerate(_free(size, drawn))}
    behind = (data + correction) * blocks * 8
    places, fixed = [], 0
    for row in range(size):
        for column in range(-8, _width(size) * 8 - 8):
            place = order.get((row, column))
            # Some modules are left over when all codewords have their places.
            places.append(behind if place is None else min(place, behind))
            dark = drawn.get((row, column), column % (MASK + 1) == 0)
            fixed = fixed << 1 | (0 <= column < size and not dark)
    return Layout(
        size=size,
        head=_PNG + _chunk(b"IHDR", size.to_bytes(4) * 2 + b"\1\0\0\0\0"),
        data=data,
        correction=correction,
        blocks=blocks,
        place=itemgetter(*places),
        fixed=fixed,
        products=_products(correction),
    )


def _width(size: int) -> int:
    """Bytes of a line of the picture."""
    return 1 + -(-size // 8)


def _drawn(version: int, size: int, centres: tuple[int, ...]) -> dict[tuple[int, int], bool]:
    """The modules that are not of the message, with whether they are dark."""
    drawn: dict[tuple[int, int], bool] = {}
    for place in range(size):
        drawn[6, place] = drawn[place, 6] = place % 2 == 0
    last = size - 7
    for row in centres:
        for column in centres:
            if (row, column) not in ((6, 6), (6, last), (last, 6)):
                for y in range(-2, 3):
                    for x in range(-2, 3):
                        drawn[row + y, column + x] = max(abs(y), abs(x)) != 1
    for row, column in ((3, 3), (3, size - 4), (size - 4, 3)):
        for y in range(-4, 5):
            for x in range(-4, 5):
                if 0 <= row + y < size and 0 <= column + x < size:
                    drawn[row + y, column + x] = max(abs(y), abs(x)) not in (2, 4)
    around = [*((place, 8) for place in (0, 1, 2, 3, 4, 5, 7, 8)), (8, 7), *((8, place) for place in (5, 4, 3, 2, 1, 0))]
    beside = [*((8, size - 1 - place) for place in range(8)), *((size - 7 + place, 8) for place in range(7))]
    for copy in (around, beside):
        for place, module in enumerate(copy):
            drawn[module] = bool(_FORMAT >> place & 1)
    drawn[size - 8, 8] = True
    for place in range(18 if version in _VERSIONS else 0):
        dark = bool(_VERSIONS[version] >> place & 1)
        drawn[place // 3, size - 11 + place % 3] = drawn[size - 11 + place % 3, place // 3] = dark
    return drawn


def _free(size: int, drawn: dict[tuple[int, int], bool]) -> Iterator[tuple[int, int]]:
    """The other modules in the order of the message: up and down in columns of two, from the right, around the timing."""
    columns = [*range(size - 1, 6, -2), 5, 3, 1]
    for turn, column in enumerate(columns):
        for row in range(size - 1, -1, -1) if turn % 2 == 0 else range(size):
            yield from ((row, each) for each in (column, column - 1) if (row, each) not in drawn)


def _products(correction: int) -> tuple[int, ...]:
    """Each byte times the generator polynomial without its first term, as numbers of `correction` bytes."""
    generator = [1]
    root = 1
    for _ in range(correction):
        generator = [left ^ _times(right, root) for left, right in zip([*generator, 0], [0, *generator], strict=True)]
        root = _times(root, 2)
    return tuple(int.from_bytes(bytes(_times(value, each) for each in generator[1:])) for value in range(256))


def _times(left: int, right: int) -> int:
    """The product in the field of 256 elements, modulo x^8 + x^4 + x^3 + x^2 + 1."""
    product = 0
    while right:
        product ^= left if right & 1 else 0
        left = left << 1 ^ (0x11D if left & 0x80 else 0)
        right >>= 1
    return product
