"""Cuts STIX Two Math down to what formulas use, with its MATH table.

Needs fontTools and brotli (Debian: python3-fonttools, python3-brotli), and the package
@fontsource/stix-two-math 5.3.0 from the npm registry:

    python3 test/tools/math-font/subset.py <package>/files/stix-two-math-latin-400-normal.woff2

writes src/components/functions/detail/stix-two-math.woff2.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ASCII = "".join(map(chr, range(0x20, 0x7F)))
GREEK = "αβγδεηθλμνξπρστφχψωΓΔΘΛΞΠΣΦΨΩ"
SIGNS = "′″·×−±≤≥≠≈∞√∂∑∫→⇒∈⎧⎨⎩⎪⟨⟩‖⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃…∘ℝℎ"
# A browser takes <mi>x</mi> from the italic letters of mathematics.
ITALIC = "".join(map(chr, [*range(0x1D434, 0x1D468), *range(0x1D6FC, 0x1D71C)]))

font = TTFont(sys.argv[1])
options = subset.Options()
options.layout_features = ["*"]
options.hinting = False
subsetter = subset.Subsetter(options)
subsetter.populate(text=ASCII + GREEK + SIGNS + ITALIC)
subsetter.subset(font)
font.flavor = "woff2"
root = Path(__file__).resolve().parents[3]
font.save(root / "src/components/functions/detail/stix-two-math.woff2")
