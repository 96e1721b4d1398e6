"""Draws the scans of the two example cases.

Run it anywhere after `pip install pillow`, with the Noto CJK fonts installed:

    python3 assets/examples/draw.py

It reads sound/case.json and faulty/case.json and writes the pictures that their materials name; the same
versions of Pillow and the fonts give the same bytes. Every datum is invented: names, numbers, addresses,
seals, badges and faces stand for nobody, and 样张 stands across every picture.
"""

import json
import math
import random
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
FONTS = "/usr/share/fonts/opentype/noto/Noto{}CJK-{}.ttc"
SIMPLIFIED = 2  # index in the font collections
FINE = 3  # everything is drawn this much larger and reduced
QUALITY = 92
NOTE = "虚构示例，仅供演示"

INK, BLUE, RED, BROWN = (28, 28, 32), (58, 112, 176), (206, 34, 38), (150, 104, 48)


@cache
def font(size, serif=False, bold=False):
    path = FONTS.format("Serif" if serif else "Sans", "Bold" if bold else "Regular")
    return ImageFont.truetype(path, round(size * FINE), index=SIMPLIFIED)


class Sheet:
    """A picture in the making. Coordinates are those of the finished picture."""

    def __init__(self, width, height, colour):
        self.size = (width, height)
        self.image = Image.new("RGB", (width * FINE, height * FINE), colour)

    def ink(self, colour, strength=1.0):
        """Draws on a mask through which `colour` is laid on at the end of the `with` block."""
        return Ink(self, colour, strength)

    def text(self, x, y, words, size, colour=INK, gap=0.0, anchor="lm", **style):
        with self.ink(colour) as ink:
            ink.text(x, y, words, font(size, **style), gap, anchor)

    def paragraph(self, x, y, words, size, width, leading, indent=0, **style):
        """Breaks after any character but before no closing punctuation. Gives the y below."""
        line, room = "", width - indent * size
        for char in words + "\0":
            if char == "\0" or (font(size, **style).getlength(line + char) > room * FINE and char not in "，。；："):
                self.text(x + width - room, y, line, size, **style)
                line, room, y = "", width, y + leading
            line += char
        return y

    def rosette(self, x, y, radius, petals, colour, strength, lines=26):
        """Closed waves around a centre, as on banknotes."""
        with self.ink(colour, strength) as ink:
            for i in range(lines):
                depth, turn = 0.22 + 0.16 * math.sin(i * math.pi / lines), i * 2 * math.pi / lines / petals
                ink.curve(((x + radius * (1 - depth + depth * math.cos(petals * (a + turn))) * math.cos(a),
                            y + radius * (1 - depth + depth * math.cos(petals * (a + turn))) * math.sin(a))
                           for a in (math.tau * t / 720 for t in range(721))), 1)

    def waves(self, top, bottom, lines, swing, period, colour, strength):
        """Lines whose swing differs a little from one to the next, as on banknotes."""
        with self.ink(colour, strength) as ink:
            for i in range(lines):
                y, phase = top + (bottom - top) * i / lines, i * 0.09
                ink.curve(((x, y + swing * math.sin(x / period + phase) + swing / 2 * math.sin(x / period * 1.7 - 2 * phase))
                           for x in range(0, self.size[0] + 6, 6)), 1)

    def star(self, x, y, radius, colour, strength=1.0):
        with self.ink(colour, strength) as ink:
            ink.star(x, y, radius)

    def badge(self, x, y, radius):
        """A plain red disc with a plain star: no emblem of anybody."""
        for share, colour in ((1, (196, 150, 52)), (0.95, (244, 205, 96)), (0.9, (198, 28, 30)), (0.74, (236, 190, 80)), (0.725, (206, 32, 32))):
            with self.ink(colour) as ink:
                ink.disc(x, y, radius * share)
        self.star(x, y, radius * 0.46, (250, 214, 96))

    def seal(self, x, y, radius, ring, rng):
        """A round red seal, unevenly inked, that says 样章."""
        with self.ink(RED, 0.86) as ink:
            ink.ring(x, y, radius, radius * 0.045)
            ink.star(x, y, radius * 0.3)
            ink.text(x, y + radius * 0.56, "样章", font(radius * 0.25, bold=True), radius * 0.06, "mm")
            step = math.radians(min(34, 250 / len(ring)))
            for i, char in enumerate(ring):
                turn = (i - (len(ring) - 1) / 2) * step
                ink.turned(x + radius * 0.74 * math.sin(turn), y - radius * 0.74 * math.cos(turn), char, font(radius * 0.25, serif=True, bold=True), turn)
            ink.worn(rng, 150)

    def fingerprint(self, x, y, radius, rng):
        with self.ink((204, 40, 40), 0.9) as ink:
            for i in range(1, 12):
                r = radius * i / 11.5
                ink.curve(((x + r * 0.74 * math.cos(a) + 1.5 * math.sin(3 * a + i / 2), y + r * math.sin(a) * (1 + 0.12 * math.sin(a)) + 2 * math.sin(5 * a + i))
                           for a in (math.tau * t / 90 for t in range(91))), radius * 0.048)
            ink.worn(rng, 120)
        with self.ink((214, 60, 56), 0.28) as ink:
            ink.disc(x, y, radius * 1.02, 0.76)
            ink.worn(rng, 140)

    def handwriting(self, x, y, words, size, rng):
        """Type, thinned, slanted and bent until it passes for a pen at a glance."""
        with self.ink((24, 30, 66), 0.92) as ink:
            for char in words:
                ink.pen(x, y + rng.uniform(-0.05, 0.05) * size, char, size * rng.uniform(0.94, 1.08), rng)
                x += font(size, serif=True).getlength(char) / FINE * 0.97

    def finish(self, path, rng, margin, round_by, grain, grey=False):
        """Marks the picture, makes it a scan and saves it."""
        width, height = self.size
        with self.ink((96, 96, 104), 0.22) as ink:
            ink.turned(width / 2, height / 2, "样　张", font(width * 0.23, bold=True), -0.8 * math.atan2(height, width))
        image = self.image.resize(self.size, Image.Resampling.LANCZOS)
        image = noisy(on_scanner(image, margin, round_by), rng, grain)
        if grey:
            image = image.convert("L").convert("RGB")
        path.parent.mkdir(exist_ok=True)
        image.save(path, quality=QUALITY, dpi=(300, 300))


class Ink:
    """A mask on which one colour is drawn."""

    def __init__(self, sheet, colour, strength):
        self.sheet, self.colour, self.strength = sheet, colour, strength

    def __enter__(self):
        self.mask = Image.new("L", self.sheet.image.size)
        self.draw = ImageDraw.Draw(self.mask)
        return self

    def __exit__(self, *_):
        if where := self.mask.getbbox():
            self.sheet.image.paste(self.colour, where, self.mask.crop(where).point(lambda value: int(value * self.strength)))

    def text(self, x, y, words, face, gap=0.0, anchor="lm"):
        if not gap:
            return self.draw.text((x * FINE, y * FINE), words, 255, face, anchor)
        if anchor[0] == "m":
            x -= (face.getlength(words) / FINE + gap * (len(words) - 1)) / 2
        for char in words:
            self.draw.text((x * FINE, y * FINE), char, 255, face, "l" + anchor[1])
            x += face.getlength(char) / FINE + gap

    def turned(self, x, y, words, face, turn):
        side = round(face.getlength(words) + face.size)
        tile = Image.new("L", (side, side))
        ImageDraw.Draw(tile).text((side / 2, side / 2), words, 255, face, "mm")
        tile = tile.rotate(-math.degrees(turn), Image.Resampling.BICUBIC)
        self.mask.paste(255, (round(x * FINE - side / 2), round(y * FINE - side / 2)), tile)

    def pen(self, x, y, char, size, rng):
        side = round(size * FINE * 1.6)
        tile = Image.new("L", (side, side))
        ImageDraw.Draw(tile).text((side / 2, side / 2), char, 255, font(size, serif=True), "mm")
        bend, slant, phase = side * 0.016, rng.uniform(0.1, 0.2), rng.uniform(0, 6)
        cell, mesh = side // 16, []

        def bent(u, v):
            return u + bend * math.sin(v * 7 / side + phase) + (v - side / 2) * slant, v + bend * math.sin(u * 8 / side + phase) + (u - side / 2) * 0.12

        for u in range(0, side - cell, cell):
            for v in range(0, side - cell, cell):
                corners = (bent(u, v), bent(u, v + cell), bent(u + cell, v + cell), bent(u + cell, v))
                mesh.append(((u, v, u + cell, v + cell), sum(corners, ())))
        tile = tile.transform(tile.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)
        self.mask.paste(255, (round(x * FINE - side / 5), round(y * FINE - side / 2)), tile)

    def curve(self, points, width):
        self.draw.line([(x * FINE, y * FINE) for x, y in points], 255, max(1, round(width * FINE)), "curve")

    def box(self, left, top, right, bottom, width=0.0, round_by=0.0):
        where = (left * FINE, top * FINE, right * FINE, bottom * FINE)
        self.draw.rounded_rectangle(where, round_by * FINE, None if width else 255, 255, round(width * FINE))

    def disc(self, x, y, radius, narrow=1.0):
        self.draw.ellipse(((x - radius * narrow) * FINE, (y - radius) * FINE, (x + radius * narrow) * FINE, (y + radius) * FINE), 255)

    def ring(self, x, y, radius, width):
        self.draw.ellipse(((x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE, (y + radius) * FINE), None, 255, round(width * FINE))

    def star(self, x, y, radius):
        points = ((radius if i % 2 == 0 else radius * 0.382, math.pi * i / 5) for i in range(10))
        self.draw.polygon([((x + r * math.sin(a)) * FINE, (y - r * math.cos(a)) * FINE) for r, a in points], 255)

    def worn(self, rng, least):
        """Takes ink away in blotches, down to `least` of 255."""
        where = self.mask.getbbox()
        inked = self.mask.crop(where)
        small = (inked.width // 12, inked.height // 12)
        blotches = Image.frombytes("L", small, rng.randbytes(small[0] * small[1])).filter(ImageFilter.GaussianBlur(1.2))
        blotches = blotches.point(lambda value: min(255, max(least, least + (value - 96) * 3))).resize(inked.size)
        self.mask.paste(ImageChops.multiply(inked, blotches), where)


def noisy(image, rng, grain):
    """Grain of paper and scanner: a fine one, and a coarse one that is fainter."""
    width, height = image.size
    for cell, swing in ((1, grain), (3, grain * 2 // 3)):
        small = (width // cell + 1, height // cell + 1)
        layer = Image.frombytes("L", small, rng.randbytes(small[0] * small[1])).resize((width, height), Image.Resampling.BILINEAR)
        layer = layer.point(lambda value, swing=swing: round(value * swing / 255))
        image = ImageChops.add(image, Image.merge("RGB", (layer,) * 3), offset=-(swing // 2))
    return image


def on_scanner(image, margin, round_by):
    """On the white of a scanner's lid, with a thin shadow."""
    width, height = image.size
    edge = Image.new("L", (width * 2, height * 2))
    ImageDraw.Draw(edge).rounded_rectangle((0, 0, width * 2 - 1, height * 2 - 1), round_by * 2, 255)
    edge = edge.resize(image.size, Image.Resampling.LANCZOS)
    lid = Image.new("RGB", (width + 2 * margin, height + 2 * margin), (226, 228, 230))
    shadow = Image.new("L", lid.size)
    shadow.paste(edge.point(lambda value: value // 2), (margin + 3, margin + 5))
    lid.paste((96, 98, 104), mask=shadow.filter(ImageFilter.GaussianBlur(7)))
    lid.paste(image, (margin, margin), edge)
    return lid


def faded(size, stops):
    """A gradient from left to right through `stops`."""
    strip = Image.new("RGB", (len(stops), 1))
    strip.putdata(stops)
    return strip.resize(size, Image.Resampling.BICUBIC)


# Card: 1012 × 638 is 85.6 × 54 mm at 300 dpi.
CARD = (1500, 946)
CARD_SCAN = (50, 46, 12)  # margin, rounding, grain


def card():
    sheet = Sheet(*CARD, "white")
    sheet.image = faded(sheet.image.size, [(214, 232, 244), (232, 238, 244), (248, 232, 234), (232, 238, 242), (208, 230, 242)])
    sheet.waves(-60, 1010, 58, 26, 150, (112, 168, 208), 0.34)
    sheet.waves(-60, 1010, 46, 34, 210, (226, 150, 168), 0.32)
    return sheet


def id_front(person, home, look, path, rng, grey):
    sheet = card()
    sheet.rosette(560, 470, 330, 9, (116, 170, 214), 0.34)
    number = person["certificate"]["number"]
    year, month, day = number[6:10], number[10:12].lstrip("0"), number[12:14].lstrip("0")
    sex = "男" if int(number[16]) % 2 else "女"
    for x, y, label in ((104, 122, "姓　名"), (104, 232, "性　别"), (376, 232, "民　族"), (104, 342, "出　生"), (386, 342, "年"), (512, 342, "月"), (634, 342, "日"),
                        (104, 452, "住　址"), (104, 826, "公民身份号码")):
        sheet.text(x, y, label, 40, BLUE)
    sheet.text(258, 122, person["name"], 54, gap=6)
    sheet.text(258, 230, sex, 46)
    sheet.text(524, 230, "汉", 46)
    for x, value in ((316, year), (468, month), (594, day)):
        sheet.text(x, 341, value, 46, anchor="mm")
    sheet.paragraph(258, 452, home, 46, 46 * 11.2, 66)
    sheet.text(420, 824, number, 58, gap=10, bold=True)
    portrait(sheet, 955, 112, look)
    sheet.text(1396, 900, NOTE, 24, (96, 100, 112), anchor="rm")
    sheet.finish(path, rng, *CARD_SCAN, grey)


def id_back(certificate, path, rng):
    sheet = card()
    sheet.rosette(1010, 560, 380, 12, (222, 138, 158), 0.36)
    sheet.badge(222, 220, 136)
    sheet.text(880, 166, "中华人民共和国", 76, gap=22, anchor="mm", serif=True, bold=True)
    sheet.text(880, 320, "居民身份证", 112, gap=34, anchor="mm", serif=True, bold=True)
    spell = "-".join(certificate[key].replace("-", ".") for key in ("valid_from", "valid_until"))
    for y, label, value in ((706, "签发机关", "某某市公安局"), (806, "有效期限", spell)):
        sheet.text(356, y, label, 42, bold=True)
        sheet.text(580, y, value, 46)
    sheet.text(1396, 900, NOTE, 24, (96, 100, 112), anchor="rm")
    sheet.finish(path, rng, *CARD_SCAN)


def portrait(sheet, x, y, look):
    """Head and shoulders of nobody, 420 × 540, blurred a little as a print is."""
    size = (420, 540)
    skin, shade, hair, coat = (240, 206, 180), (204, 154, 126), (36, 31, 33), look["coat"]
    dark = tuple(channel * 11 // 20 for channel in coat)
    art = Image.new("RGB", (size[0] * FINE, size[1] * FINE), (238, 243, 247))

    def lay(colour, paint, blur=0.0, inside=None):
        mask = Image.new("L", art.size)
        paint(ImageDraw.Draw(mask))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * FINE)) if blur else mask
        art.paste(colour, mask=ImageChops.multiply(mask, inside) if inside else mask)
        return mask

    def oval(cx, cy, rx, ry):
        return lambda draw: draw.ellipse([v * FINE for v in (cx - rx, cy - ry, cx + rx, cy + ry)], 255)

    def shape(*points):
        return lambda draw: draw.polygon([(u * FINE, v * FINE) for u, v in points], 255)

    def both(cx, cy, rx, ry):
        return lambda draw: (oval(cx, cy, rx, ry)(draw), oval(420 - cx, cy, rx, ry)(draw))

    def arc(cx, cy, rx, ry, start, end, width):
        return lambda draw: draw.arc([v * FINE for v in (cx - rx, cy - ry, cx + rx, cy + ry)], start, end, 255, round(width * FINE))

    long_hair = look["long_hair"]
    if long_hair:
        lay(hair, oval(210, 214, 120, 142), 2)
        lay(hair, shape((92, 220), (328, 220), (322, 396), (290, 424), (130, 424), (98, 396)), 5)
    body = lay(coat, shape((-40, 560), (6, 468), (52, 438), (150, 404), (270, 404), (368, 438), (414, 468), (460, 560)), 6)
    lay(dark, both(20, 560, 74, 96), 20, body)
    lay((248, 249, 252), shape((150, 404), (270, 404), (250, 470), (210, 560), (170, 470)), 1)
    neck = lay(skin, shape((168, 320), (252, 320), (254, 400), (236, 424), (210, 440), (184, 424), (166, 400)), 1.5)
    lay(shade, oval(210, 340, 64, 52), 12, neck)
    if not long_hair:
        lay((128, 34, 48), shape((198, 442), (222, 442), (226, 458), (236, 560), (184, 560), (194, 458)), 1)
    for side in (-1, 1):
        def at(*points, side=side):
            return shape(*((210 + side * u, v) for u, v in points))
        lay((228, 231, 238), at((2, 442), (44, 392), (58, 414), (34, 476)), 1)
        lay((255, 255, 255), at((6, 440), (44, 396), (54, 414), (32, 468)), 1)
        lay(dark, at((56, 400), (66, 398), (104, 470), (80, 482), (92, 496), (30, 560), (8, 560)), 1.5)
        lay(coat, at((58, 402), (65, 401), (100, 469), (74, 481), (87, 495), (28, 556), (12, 556)), 1.2)
    if not long_hair:
        lay(hair, oval(210, 190, 106, 116), 2)
        lay(shade, both(104, 240, 13, 27), 1.2)
        lay(skin, both(106, 238, 10, 22), 3)
    face = lay(skin, lambda draw: (oval(210, 214, 100, 116)(draw), oval(210, 268, look["jaw"], 96)(draw)), 1.5)
    lay(shade, lambda draw: (both(98, 268, 24, 110)(draw), oval(210, 372, 62, 14)(draw)), 16, face)
    lay((236, 166, 146), both(150, 288, 22, 14), 13, face)
    for cx in (166, 254):
        lay(shade, oval(cx, 234, 27, 13), 7, face)
        white = lay((248, 245, 242), oval(cx, 237, 20, 7.5), 0.8)
        lay((40, 28, 26), oval(cx, 236, 8.5, 8.5), 0.6, white)
        lay((255, 255, 255), oval(cx + 3, 233, 2.2, 2.2), 0.5)
        lay((34, 26, 26), arc(cx, 241, 23, 13, 196, 344, 3.2), 0.8)
        lay((178, 128, 106), arc(cx, 239, 26, 17, 210, 330, 1.6), 1)
        lay((52, 42, 40), arc(cx, 230, 36, 20, 212, 328, look["brow"]), 1.8)
    lay(shade, lambda draw: (oval(203, 268, 5, 26)(draw), oval(210, 298, 18, 6)(draw)), 4, face)
    lay((150, 98, 82), both(201, 298, 4, 2.4), 1.4)
    lay((226, 186, 160), oval(212, 284, 7, 8), 4, face)
    wide = look["mouth"]
    lay(look["lips"], lambda draw: (both(201, 331, wide - 6, 5)(draw), oval(210, 335, wide, 7)(draw)), 1.6)
    lay((140, 78, 72), arc(210, 326, wide + 8, 8, 30, 150, 2), 0.8)
    lay(shade, oval(210, 352, 20, 4), 5, face)
    if long_hair:
        fringe = ((96, 262), (92, 170), (130, 100), (210, 72), (290, 100), (328, 170), (324, 262), (308, 214), (284, 166), (246, 120), (210, 150), (150, 178), (118, 214))
    else:
        fringe = ((108, 232), (102, 168), (124, 106), (176, 76), (250, 74), (300, 104), (318, 168), (312, 232), (304, 186), (284, 152), (226, 148), (160, 134), (136, 152), (116, 186))
    lay(hair, shape(*fringe), 3)
    lay((92, 82, 84), arc(214, 196, 82, 98, 226, 286, 9), 9)
    art = art.resize(size, Image.Resampling.LANCZOS).filter(ImageFilter.GaussianBlur(0.7)).resize(art.size)
    soft = Image.new("L", art.size)
    ImageDraw.Draw(soft).rectangle((10 * FINE, 10 * FINE, art.width - 10 * FINE, art.height), 245)
    soft = soft.filter(ImageFilter.GaussianBlur(5 * FINE))
    sheet.image.paste(art, (x * FINE, y * FINE), soft)


# A4 at 180 dpi, less the margins of the scanner's lid.
LONG, SHORT = 2140, 1512
PAGE_SCAN = (30, 2, 3)


def licence(subject, path, rng):
    sheet = Sheet(LONG, SHORT, (252, 249, 238))
    sheet.waves(-40, SHORT + 40, 90, 22, 170, (226, 202, 150), 0.3)
    sheet.rosette(LONG / 2, 860, 520, 16, (222, 186, 120), 0.34, 40)
    with sheet.ink((252, 250, 242)) as ink:
        ink.box(0, 0, LONG, SHORT, 62)
    with sheet.ink(BROWN) as ink:
        for inset, width in ((60, 7), (74, 2), (140, 2), (150, 5)):
            ink.box(inset, inset, LONG - inset, SHORT - inset, width)
    with sheet.ink((178, 128, 60)) as ink:
        for phase in range(6):
            def swing(t, phase=phase):
                return 107 + 24 * math.sin(t / 22 + phase * math.pi / 3)
            for far in (0, 1):
                ink.curve(((t, swing(t) if not far else SHORT - swing(t)) for t in range(112, LONG - 108, 4)), 1.6)
                ink.curve(((swing(t) if not far else LONG - swing(t), t) for t in range(112, SHORT - 108, 4)), 1.6)
    for x in (107, LONG - 107):
        for y in (107, SHORT - 107):
            with sheet.ink((252, 244, 220)) as ink:
                ink.disc(x, y, 50)
            sheet.rosette(x, y, 52, 8, BROWN, 0.9, 8)
    sheet.badge(LONG / 2, 268, 78)
    sheet.text(LONG / 2, 438, "营业执照", 134, gap=62, anchor="mm", serif=True, bold=True)
    sheet.text(LONG / 2, 552, "（样　本）", 40, anchor="mm", serif=True)
    sheet.text(232, 262, "统一社会信用代码", 36, bold=True)
    sheet.text(232, 318, subject["certificate"]["number"], 42, gap=2)
    blocks(sheet, LONG - 462, 232, 220, rng)
    sheet.text(LONG - 352, 486, "示意图案，不能扫描", 24, anchor="mm")
    founded = "{}年{}月{}日".format(*subject["certificate"]["valid_from"].split("-"))
    left = (("名　　称", subject["name"]), ("类　　型", "有限责任公司（自然人独资）"), ("法定代表人", subject["legal_representative"]["name"]),
            ("经营范围", subject["business_scope"] + "。（虚构的经营范围，仅用于演示）"))
    right = (("注册资本", "壹佰万元人民币"), ("成立日期", founded), ("住　　所", subject["address"]))
    for x, width, rows in ((232, 640, left), (1210, 460, right)):
        y = 668
        for label, value in rows:
            sheet.text(x, y, label, 38, (60, 48, 36), bold=True)
            y = sheet.paragraph(x + 232, y, value, 38, width, 58) + 36
    sheet.text(1210, 1196, "登记机关", 40, (60, 48, 36), bold=True, gap=14)
    sheet.text(1596, 1304, founded, 38, gap=6, anchor="mm")
    sheet.seal(1596, 1186, 136, "某某市登记机关", rng)
    sheet.text(LONG / 2, SHORT - 182, NOTE, 28, (120, 100, 70), anchor="mm")
    sheet.finish(path, rng, *PAGE_SCAN)


def blocks(sheet, x, y, side, rng):
    """Random blocks with three finders: looks like a code and says nothing."""
    count = 33
    cell = side / count
    with sheet.ink((255, 255, 255)) as ink:
        ink.box(x - 12, y - 12, x + side + 12, y + side + 12)
    with sheet.ink(INK) as ink:
        for row in range(count):
            for column in range(count):
                if rng.random() < 0.48 and not (min(row, count - 1 - row) < 8 and min(column, count - 1 - column) < 8 and not (row > 8 and column > 8)):
                    ink.box(x + column * cell, y + row * cell, x + (column + 1) * cell, y + (row + 1) * cell)
        for u, v in ((0, 0), (count - 7, 0), (0, count - 7)):
            ink.box(x + u * cell, y + v * cell, x + (u + 7) * cell, y + (v + 7) * cell, cell)
            ink.box(x + (u + 2) * cell, y + (v + 2) * cell, x + (u + 5) * cell, y + (v + 5) * cell)


PROMISES = (
    "一、所填写的主办者、负责人和网站信息真实、准确、完整，所附证件与原件一致；信息有变化的，在三十日内办理变更。",
    "二、负责人的手机和应急联系电话保持畅通，配合备案信息的核验和日常抽查。",
    "三、域名由{who}实名注册并在有效期内；取得备案号以前不开通网站，取得以后在首页底部标明备案号并链接到备案系统。",
    "四、网站内容与备案的内容一致，不提供未经许可的服务，不发布法律法规禁止的信息，不转让、不出借备案号。",
    "五、停止使用网站的，及时注销备案；更换接入服务商的，及时办理新增接入。",
    "六、违反上述承诺的，接受注销备案、停止接入等处理，并承担由此产生的责任。",
)


def letter(case, path, rng):
    subject, site, principal = case["subject"], case["websites"][0], case["principal"]
    is_individual = subject["nature"] == "individual"
    who = "本人" if is_individual else "本单位"
    number = (principal if is_individual else subject)["certificate"]["number"]
    sheet = Sheet(SHORT, LONG, (251, 250, 247))
    sheet.text(SHORT / 2, 220, "互联网信息服务备案承诺书", 66, gap=6, anchor="mm", serif=True, bold=True)
    style = {"serif": True}
    y = 350
    for label, value in (("主办者名称", subject["name"]), ("证件号码", number), ("网站名称", site["name"]), ("网站域名", site["domains"][0]["name"])):
        sheet.text(170, y, label + "：", 38, serif=True, bold=True)
        sheet.text(440, y, value, 38, **style)
        with sheet.ink((90, 90, 90)) as ink:
            ink.box(430, y + 32, 1342, y + 33.5)
        y += 78
    y = sheet.paragraph(170, y + 30, f"{who}申请办理互联网信息服务备案，已经阅读并理解备案的有关规定，现就备案事项郑重承诺如下：", 38, 1172, 68, 2, **style) + 8
    for promise in PROMISES:
        y = sheet.paragraph(170, y, promise.format(who=who), 38, 1172, 68, 2, **style) + 8
    sign, date = y + 86, y + (176 if is_individual else 266)
    sheet.text(560, sign, "承诺人（签字并按手印）：" if is_individual else "法定代表人（签字）：", 38, **style)
    sheet.text(560, date, "日期：", 38, **style)
    sheet.handwriting(1040 if is_individual else 950, sign - 6, principal["name"], 80, rng)
    year, month, day = next(m for m in case["materials"] if m["slot"] == "commitment_letter")["issued_on"].split("-")
    sheet.handwriting(684, date - 4, f"{year}年{month}月{day}日", 58, rng)
    if is_individual:
        sheet.fingerprint(1306, sign + 26, 62, rng)
    else:
        sheet.text(560, sign + 94, "主办单位（盖章）：", 38, **style)
        sheet.text(912, sign + 94, subject["name"], 38, **style)
        sheet.seal(1210, sign + 142, 150, subject["name"], rng)
    sheet.text(SHORT / 2, LONG - 84, NOTE, 28, (120, 120, 124), anchor="mm")
    sheet.finish(path, rng, *PAGE_SCAN)


HOMES = {"sound": "广东省广州市增城区样例大道8号5栋602室"}
LOOKS = {
    "sound": {"long_hair": False, "coat": (46, 60, 94), "jaw": 84, "brow": 8, "mouth": 26, "lips": (198, 136, 116)},
    "faulty": {"long_hair": True, "coat": (108, 62, 84), "jaw": 78, "brow": 4, "mouth": 22, "lips": (206, 100, 100)},
}


def main():
    for name, look in LOOKS.items():
        folder = HERE / name
        case = json.loads((folder / "case.json").read_text("utf-8"))
        principal, subject = case["principal"], case["subject"]
        for material in case["materials"]:
            path, rng = folder / material["files"][0], random.Random(f"{name}/{material['slot']}")
            match material["slot"]:
                case "subject_certificate":
                    licence(subject, path, rng)
                case "principal_id_front":
                    id_front(principal, HOMES.get(name, subject["address"]), look, path, rng, grey=name == "faulty")
                case "principal_id_back":
                    id_back(principal["certificate"], path, rng)
                case "commitment_letter":
                    letter(case, path, rng)
            print(path, path.stat().st_size // 1000, "kB")


if __name__ == "__main__":
    main()
