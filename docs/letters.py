"""Draws the letters of the social cards from Be Vietnam Pro into site_templates/cards/letters.json.zlib.

Only for whoever changes the letters: needs Pillow and the font's TTF files, neither of which a build uses.
python docs/letters.py FOLDER-OF-TTF
"""

from __future__ import annotations

import json
import sys
import unicodedata
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

OUT = Path(__file__).resolve().parents[1] / "site_templates" / "cards" / "letters.json.zlib"
LEVELS = 5
"""Of ink, besides none: a letter's edge takes this many steps."""
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS + VOWELS.upper() for tone in TONES) + "đĐ"
OTHERS = "–—“”‘’…·•«»°²³×±≥≤§€äçëïñöüÄÇËÏÑÖÜ"
EVERY = "".join(sorted({*map(chr, range(0x20, 0x7F)), *VIETNAMESE, *OTHERS}))
NUMBERS = " %+,-./0123456789–"
CUTS = (("title", "SemiBold", 58, EVERY), ("figure", "Bold", 136, NUMBERS), ("text", "Medium", 32, EVERY))


def drawn(font: ImageFont.FreeTypeFont, character: str, height: int, base: int) -> tuple[int, list[str]]:
    """A letter's width and its rows, each pixel a digit from 0 (none) to LEVELS."""
    width = max(1, round(font.getlength(character)))
    pad = height
    image = Image.new("L", (width + 2 * pad, height), 0)
    ImageDraw.Draw(image).text((pad, base), character, font=font, fill=255, anchor="ls")
    ink = image.getbbox()
    left, right = (min(pad, ink[0]), max(pad + width, ink[2])) if ink else (pad, pad + width)
    if ink and (ink[1] <= 0 or ink[3] >= height):
        message = f"«{character}» is higher than its line"
        raise ValueError(message)
    kept = image.crop((left, 0, right, height))
    pixels = kept.tobytes()
    digits = "".join(str(round(value * LEVELS / 255)) for value in pixels)
    return kept.width, [digits[row * kept.width : (row + 1) * kept.width] for row in range(height)]


def main(folder: Path) -> None:
    """Writes the file."""
    cuts = {}
    for name, weight, size, characters in CUTS:
        font = ImageFont.truetype(str(folder / f"BeVietnamPro-{weight}.ttf"), size, layout_engine=ImageFont.Layout.BASIC)
        boxes = [font.getbbox(character, anchor="ls") for character in characters]
        base, below = 2 - min(box[1] for box in boxes), 2 + max(box[3] for box in boxes)
        letters = {}
        for character in characters:
            width, rows = drawn(font, character, base + below, base)
            letters[character] = [width, "".join(rows)]
        cuts[name] = {"height": base + below, "base": base, "letters": letters}
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(zlib.compress(json.dumps(cuts, ensure_ascii=False, separators=(",", ":")).encode(), 9))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
