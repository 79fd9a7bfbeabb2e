"""Makes the font that the application loads from the one Debian packages: every character, but no hinting, and of the
layout rules only those that place marks. Kerning and ligatures are left out on purpose: the canvas does not apply them,
and a text control of the browser that lies over it must set the same line.
The result is a modified version, which the font's licence wants under another name.

usage: smaller_font.py INPUT OUTPUT      (needs fontTools)
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

NAME = "Tributary Sans"
FAMILY, UNIQUE, FULL, POSTSCRIPT, TYPOGRAPHIC = 1, 3, 4, 6, 16


def smaller(font: TTFont) -> None:
    options = subset.Options(hinting=False, layout_features=["mark", "mkmk", "ccmp"], notdef_outline=True, name_IDs=["*"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)


def rename(font: TTFont) -> None:
    style = font["name"].getDebugName(17) or font["name"].getDebugName(2)
    names = {FAMILY: NAME, UNIQUE: f"{NAME} {style}", FULL: f"{NAME} {style}", TYPOGRAPHIC: NAME,
             POSTSCRIPT: f"{NAME} {style}".replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    cff = font["CFF "].cff
    cff.fontNames = [names[POSTSCRIPT]]
    cff[0].FamilyName, cff[0].FullName = NAME, names[FULL]


font = TTFont(sys.argv[1])
smaller(font)
rename(font)
font.save(sys.argv[2])
