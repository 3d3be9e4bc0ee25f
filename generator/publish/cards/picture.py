"""A picture of sixteen colours, as rows of hexadecimal digits, and the PNG file made of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from generator.publish.cards.letters import Block

WIDTH, HEIGHT = 1200, 630
"""What Facebook, Zalo and others show whole."""
_ON_PAPER = ("ffffff", "d2d3d4", "a5a7a9", "797b7e", "4c4f53", "1f2328")
_ON_RED = ("a54a4a", "bc7777", "d2a5a5", "e9d2d2")
PALETTE = (*_ON_PAPER, "8f1d1d", *_ON_RED, "1f7a4d", "e3bd55", "d3dbe4", "b3261e", "f2c230")
"""Colours by digit: paper to ink, red, red to paper, then those of the four parts (done, done late, running, late), yellow."""
PAPER, INK, RED, YELLOW = "0", "5", "6", "f"
PARTS = ("b", "c", "d", "e")
ON_RED = str.maketrans("012345", "6789a0")
"""Letters on paper become letters on red."""


_PIXELS_A_BYTE = 2
_BARE = bytes(WIDTH // _PIXELS_A_BYTE)


class Picture:
    """Rows that are drawn upon, beginning as bare paper below the rows given. Everything begins at an even place."""

    def __init__(self, head: Sequence[bytes] = ()) -> None:
        self.rows = [*head, *[_BARE] * (HEIGHT - len(head))]

    def fill(self, left: int, top: int, width: int, height: int, colour: str) -> None:
        """A rectangle."""
        self.put(left, top, [colour * width] * height)

    def put(self, left: int, top: int, block: Block) -> None:
        """A block in the place of what was there; what is one pixel too narrow for whole bytes is paper there."""
        if len(block[0]) % _PIXELS_A_BYTE:
            block = [row + PAPER for row in block]
        rows, start = self.rows, left // _PIXELS_A_BYTE
        end = start + len(block[0]) // _PIXELS_A_BYTE
        for row, pixels in enumerate(block, top):
            old = rows[row]
            rows[row] = old[:start] + bytes.fromhex(pixels) + old[end:]

    def png(self) -> bytes:
        """The file, of four bits a pixel; the same picture gives the same bytes."""
        pixels = b"\0" + b"\0".join(self.rows)
        head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
        colours = bytes.fromhex("".join(PALETTE))
        chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(pixels, 2)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
