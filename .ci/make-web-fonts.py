"""Makes client/src/ui/fonts/*.woff2 as small as phones need them. Needed only when the font changes.

    python3 .ci/make-web-fonts.py SOURCES

SOURCES holds the woff2 files of @fontsource-variable/atkinson-hyperlegible-next.
Needs python3-fonttools and python3-brotli.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "client/src/ui/fonts"
# No text is set lighter than 400; half of the variations exist for nothing else.
WEIGHTS = (400, 800)

for name in ("latin", "latin-ext"):
    file = f"atkinson-hyperlegible-next-{name}-wght-normal.woff2"
    font = instantiateVariableFont(TTFont(Path(sys.argv[1]) / file), {"wght": WEIGHTS})
    # Glyph names are for font editors.
    font["post"].formatType = 3.0
    font.flavor = "woff2"
    font.save(TARGET / file)
