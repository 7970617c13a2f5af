"""A footprint's logo: any picture that a secretary has, made into a small PNG that every paper can take."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

from stpgraph.errors import UsageError

#: The largest file that is looked at, in bytes; the largest picture, in pixels; and the size that it is made, in pixels.
MOST_BYTES = 2_000_000
MOST_PIXELS = 25_000_000
HEIGHT, WIDTH = 240, 900
#: Formats that are opened. Drawings (SVG) may hold programs and are not.
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def logo(data: bytes) -> bytes:
    """A picture file as a PNG no larger than it need be: decoded and written anew, so that nothing else comes with it.

    Raises UsageError where it is too large, or no picture of a format that is known.
    """
    if len(data) > MOST_BYTES:
        raise UsageError(f"The logo is larger than {MOST_BYTES // 1_000_000} MB. Save it smaller, for example 600 pixels wide.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise UsageError("The logo has too many pixels. Save it smaller, for example 600 pixels wide.")
                small = opened.convert("RGBA")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
    ):
        raise UsageError(f"The logo cannot be read. It has to be a picture: {', '.join(FORMATS)}.") from None
    small.thumbnail((WIDTH, HEIGHT))
    flat = Image.new("RGB", small.size, "white")
    flat.paste(small, mask=small.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()
