#!/usr/bin/env python3
"""Makes the two bundled fonts from Debian's fonts-noto-cjk. Run by hand; the results are committed.

    apt-get install fonts-noto-cjk; pip install fonttools; python3 assets/fonts/subset.py

Regular keeps every glyph that Noto Sans SC has outside Hangul: names hold rare Han. Bold keeps the
characters of the interface words only; a test in tests/window/language.rs says when it has to be made again.
"""
import glob, hashlib, pathlib, subprocess, sys
from fontTools.ttLib import TTCollection

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = pathlib.Path("/usr/share/fonts/opentype/noto")
FACE = 2  # Noto Sans CJK SC in the collection


def characters(name):
    return set(TTCollection(SOURCE / name).fonts[FACE].getBestCmap())


def is_hangul(c):
    return 0x1100 <= c <= 0x11FF or 0x3130 <= c <= 0x318F or 0xA960 <= c <= 0xA97F or 0xAC00 <= c <= 0xD7FF


def interface_characters():
    root = HERE.parent.parent
    files = glob.glob(str(root / "locales/*.yml")) + glob.glob(str(root / "assets/**/*.toml"), recursive=True)
    # What names, scopes and remarks are compared with is never shown in bold.
    compared = {"names.toml", "name_words.toml", "scope_words.toml", "suffixes.toml", "registrars.toml", "remark_texts.toml"}
    text = "".join(pathlib.Path(f).read_text("utf-8") for f in files if pathlib.Path(f).name not in compared)
    return {ord(c) for c in text if ord(c) >= 32} | set(range(32, 127))


def subset(name, wanted, out):
    unicodes = ",".join(f"{c:X}" for c in sorted(wanted & characters(name)))
    listing = HERE / "unicodes.tmp"
    listing.write_text(unicodes)
    # --notdef-outline: without it a missing character would be invisible instead of a box.
    subprocess.run([sys.executable, "-m", "fontTools.subset", SOURCE / name, f"--font-number={FACE}",
                    f"--unicodes-file={listing}", "--no-hinting", "--desubroutinize", "--layout-features=",
                    "--notdef-outline", "--drop-tables+=vhea,vmtx,VORG,BASE", f"--output-file={HERE / out}"], check=True)
    listing.unlink()
    for path in (SOURCE / name, HERE / out):
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name, path.stat().st_size)


if "--bold-only" not in sys.argv:
    subset("NotoSansCJK-Regular.ttc", {c for c in characters("NotoSansCJK-Regular.ttc") if not is_hangul(c)}, "NotoSansSC-Regular.otf")
subset("NotoSansCJK-Bold.ttc", interface_characters(), "NotoSansSC-Bold-interface.otf")
