"""Makes shared/fonts/*.ttf and shared/src/scene/fontMetrics.gen.ts. Needed only when a font changes.

    python3 .ci/make-fonts.py SOURCES

SOURCES holds the woff2 files of @fontsource-variable/atkinson-hyperlegible-next, @fontsource/noto-sans and
@fontsource/noto-sans-arabic.
Needs python3-fonttools and python3-brotli.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

SOURCES = Path(sys.argv[1])
ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "shared/fonts"
STYLES = {400: "Regular", 700: "Bold"}
SUBSETS = ("latin", "latin-ext")
FALLBACKS = (
    "noto-sans-cyrillic",
    "noto-sans-cyrillic-ext",
    "noto-sans-greek",
    "noto-sans-vietnamese",
    "noto-sans-arabic-arabic",
)
# Arabic presentation forms lie above this and nobody types them.
MEASURED_UP_TO = 0x2FFF


def rename(font, family, weight):
    """One family name with two styles, as text engines look fonts up by it."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 5, 13, 14)]
    for name_id, text in (
        (1, family),
        (2, STYLES[weight]),
        (3, f"{family} {STYLES[weight]}"),
        (4, f"{family} {STYLES[weight]}"),
        (6, f"{family.replace(' ', '')}-{STYLES[weight]}"),
    ):
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if weight == 700 else 0x40
    font["head"].macStyle = 1 if weight == 700 else 0


def atkinson(subset, weight):
    font = TTFont(SOURCES / f"atkinson-hyperlegible-next-{subset}-wght-normal.woff2")
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    if "STAT" in font:
        del font["STAT"]
    return font


def fallback(subset, weight):
    """Scripts that the first font lacks: all together make one font, so that no painter has to choose between them."""
    font = TTFont(SOURCES / f"{subset}-{weight}-normal.woff2")
    scale_upem(font, 1000)
    return font


def merged(weight):
    parts = []
    fonts = {subset: atkinson(subset, weight) for subset in SUBSETS}
    fonts |= {subset: fallback(subset, weight) for subset in FALLBACKS}
    for name, font in fonts.items():
        font.flavor = None
        path = f"/tmp/longtable-{name}-{weight}.ttf"
        font.save(path)
        parts.append(path)
    base = TTFont(parts[0])
    font = Merger().merge(parts)
    for table, fields in (
        ("hhea", ("ascent", "descent", "lineGap")),
        ("OS/2", ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")),
    ):
        for field in fields:
            setattr(font[table], field, getattr(base[table], field))
    rename(font, "Atkinson Hyperlegible Next", weight)
    return font


def runs(font):
    """Advance widths as runs of neighbouring code points: [first, width, width, ...]."""
    found, last = [], None
    for code, glyph in sorted(font.getBestCmap().items()):
        if code > MEASURED_UP_TO:
            continue
        if last is not None and code == last + 1:
            found[-1].append(font["hmtx"][glyph][0])
        else:
            found.append([code, font["hmtx"][glyph][0]])
        last = code
    return found


def metrics(fonts):
    lines = [
        "// Made by .ci/make-fonts.py from shared/fonts; not edited by hand.",
        "",
        "/** Advance widths of the bundled font: runs of neighbouring code points, each `[first, width, ...]`. */",
        "export const FONT_METRICS = {",
    ]
    for weight, font in fonts.items():
        hhea = font["hhea"]
        lines.append(f"  {weight}: {{")
        lines.append(f"    unitsPerEm: {font['head'].unitsPerEm},")
        lines.append(f"    ascent: {hhea.ascent},")
        lines.append(f"    descent: {-hhea.descent},")
        lines.append("    runs: [")
        lines.extend(f"      [{','.join(map(str, run))}]," for run in runs(font))
        lines.append("    ],")
        lines.append("  },")
    lines.append("} as const;")
    (ROOT / "shared/src/scene/fontMetrics.gen.ts").write_text("\n".join(lines) + "\n")


made = {weight: merged(weight) for weight in STYLES}
for weight, style in STYLES.items():
    made[weight].save(FONTS / f"AtkinsonHyperlegibleNext-{style}.ttf")
metrics(made)
