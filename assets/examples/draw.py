"""Draws the scans of the two example cases.

Run it from anywhere after `pip install pillow`, with the Noto CJK fonts installed:

    python3 assets/examples/draw.py

It reads sound/case.json and faulty/case.json and writes the pictures that their materials name. The same
versions of Pillow and of the fonts give the same bytes. Every datum is invented: names, numbers, addresses,
seals, badges and faces are nobody's, and 样张 stands across every picture.
"""

import json
from functools import cache
from math import atan2, cos, degrees, pi, radians, sin, tau
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
FONTS = "/usr/share/fonts/opentype/noto/Noto{}CJK-{}.ttc"
SIMPLIFIED = 2  # index in the font collections
FINE = 3  # everything is drawn this much larger, then reduced
QUALITY = 92
NOTE = "虚构示例，仅供演示"

INK, BLUE, RED, BROWN, GREY = (28, 28, 32), (58, 112, 176), (206, 34, 38), (150, 104, 48), (112, 112, 118)

# Pixels of the paper; then the scanner's margin and the rounding of the corners in pixels, grain and dpi.
CARD, CARD_SCAN = (1500, 946), (50, 46, 12, 445)  # 85.6 × 54 mm
LONG, SHORT, PAGE_SCAN = 2140, 1512, (30, 2, 2, 183)  # A4

FOLKS = {
    "sound": {
        "home": "广东省广州市增城区样例大道8号5栋602室",
        "look": {"long": False, "coat": (46, 60, 94), "jaw": 84, "brow": 8, "mouth": 26, "lips": (198, 136, 116)},
    },
    "faulty": {
        "home": "广东省深圳市龙华区样例街6号2栋301室",
        "look": {"long": True, "coat": (108, 62, 84), "jaw": 78, "brow": 4, "mouth": 22, "lips": (206, 100, 100)},
    },
}

PROMISES = (
    "{who}申请办理互联网信息服务备案，已经阅读并理解备案的有关规定，现就备案事项郑重承诺如下：",
    "一、所填写的主办者、负责人和网站信息真实、准确、完整，所附证件与原件一致；信息有变化的，及时办理变更备案。",
    "二、负责人的手机和应急联系电话保持畅通，配合备案信息的核验和日常抽查。",
    "三、域名由{who}实名注册并在有效期内；取得备案号以前不开通网站，取得以后在首页底部标明备案号并链接到备案系统。",
    "四、网站内容与备案的内容一致，不提供未经许可的服务，不发布法律法规禁止的信息，不转让、不出借备案号。",
    "五、停止使用网站的，及时注销备案；更换接入服务商的，及时办理新增接入。",
    "六、违反上述承诺的，接受注销备案、停止接入等处理，并承担由此产生的责任。",
)


@cache
def font(size, serif=False, bold=False):
    path = FONTS.format("Serif" if serif else "Sans", "Bold" if bold else "Regular")
    return ImageFont.truetype(path, round(size * FINE), index=SIMPLIFIED)


def random_grey(width, height, rng):
    return Image.frombytes("L", (width, height), rng.randbytes(width * height))


def fine(*numbers):
    return [number * FINE for number in numbers]


class Ink:
    """A mask on which one colour is drawn; it is laid on the sheet at the end of the `with` block."""

    def __init__(self, sheet, colour, strength):
        self.sheet, self.colour, self.strength = sheet, colour, strength

    def __enter__(self):
        self.mask = Image.new("L", self.sheet.image.size)
        self.draw = ImageDraw.Draw(self.mask)
        return self

    def __exit__(self, *_):
        where = self.mask.getbbox()
        mask = self.mask.crop(where).point(lambda value: int(value * self.strength))
        self.sheet.image.paste(self.colour, where, mask)

    def text(self, x, y, words, face, gap=0.0, anchor="lm"):
        if anchor[0] in "mr":
            length = face.getlength(words) / FINE + gap * (len(words) - 1)
            x -= length / 2 if anchor[0] == "m" else length
        for part in words if gap else [words]:
            self.draw.text(fine(x, y), part, 255, face, "l" + anchor[1])
            x += face.getlength(part) / FINE + gap

    def turned(self, x, y, words, face, turn):
        side = round(face.getlength(words) + face.size)
        tile = Image.new("L", (side, side))
        ImageDraw.Draw(tile).text((side / 2, side / 2), words, 255, face, "mm")
        tile = tile.rotate(-degrees(turn), Image.Resampling.BICUBIC)
        self.mask.paste(255, (round(x * FINE - side / 2), round(y * FINE - side / 2)), tile)

    def pen(self, x, y, char, size, rng):
        """Type, slanted and bent until it passes for a pen at a glance."""
        side = round(size * FINE * 1.6)
        tile = Image.new("L", (side, side))
        ImageDraw.Draw(tile).text((side / 2, side / 2), char, 255, font(size, serif=True), "mm")
        bend, slant, phase, cell, mesh = side * 0.016, rng.uniform(0.1, 0.2), rng.uniform(0, 6), side // 16, []

        def bent(u, v):
            yield u + bend * sin(v * 7 / side + phase) + (v - side / 2) * slant
            yield v + bend * sin(u * 8 / side + phase) + (u - side / 2) * 0.12

        for u in range(0, side - cell, cell):
            for v in range(0, side - cell, cell):
                right, low = u + cell, v + cell
                mesh.append(((u, v, right, low), (*bent(u, v), *bent(u, low), *bent(right, low), *bent(right, v))))
        tile = tile.transform(tile.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)
        self.mask.paste(255, (round(x * FINE - side / 5), round(y * FINE - side / 2)), tile)

    def curve(self, points, width=1.0):
        self.draw.line([(x * FINE, y * FINE) for x, y in points], 255, round(width * FINE), "curve")

    def box(self, left, top, right, bottom, frame=0.0):
        self.draw.rectangle(fine(left, top, right, bottom), None if frame else 255, 255, round(frame * FINE))

    def disc(self, x, y, radius, ring=0.0, narrow=1.0):
        where = fine(x - radius * narrow, y - radius, x + radius * narrow, y + radius)
        self.draw.ellipse(where, None if ring else 255, 255, round(ring * FINE))

    def star(self, x, y, radius):
        points = ((radius if i % 2 == 0 else radius * 0.382, pi * i / 5) for i in range(10))
        self.draw.polygon([((x + r * sin(a)) * FINE, (y - r * cos(a)) * FINE) for r, a in points], 255)

    def worn(self, rng, least):
        """Takes ink away in blotches, down to `least` of 255."""
        where = self.mask.getbbox()
        inked = self.mask.crop(where)
        blotches = random_grey(inked.width // 12, inked.height // 12, rng).filter(ImageFilter.GaussianBlur(1.2))
        blotches = blotches.point(lambda value: min(255, max(least, least + (value - 96) * 3)))
        self.mask.paste(ImageChops.multiply(inked, blotches.resize(inked.size)), where)


class Sheet:
    """A paper in the making. Coordinates are those of the finished picture without the scanner's margin."""

    def __init__(self, width, height, colour):
        self.size = (width, height)
        self.image = Image.new("RGB", fine(width, height), colour)

    def ink(self, colour, strength=1.0):
        return Ink(self, colour, strength)

    def text(self, x, y, words, size, colour=INK, gap=0.0, anchor="lm", **style):
        with self.ink(colour) as ink:
            ink.text(x, y, words, font(size, **style), gap, anchor)

    def paragraph(self, x, y, words, size, width, leading, indent=0, **style):
        """Breaks after any character, but not before a closing mark. Gives the y of the line below."""
        line, room = "", width - indent * size
        for char in words:
            if font(size, **style).getlength(line + char) > room * FINE and char not in "，。；：":
                self.text(x + width - room, y, line, size, **style)
                line, room, y = "", width, y + leading
            line += char
        self.text(x + width - room, y, line, size, **style)
        return y + leading

    def rosette(self, x, y, radius, petals, colour, strength, lines):
        """Closed waves around a centre, as on banknotes."""

        def around(depth, turn):
            for a in (tau * t / 720 for t in range(721)):
                r = radius * (1 - depth + depth * cos(petals * a + turn))
                yield x + r * cos(a), y + r * sin(a)

        with self.ink(colour, strength) as ink:
            for i in range(lines):
                ink.curve(around(0.22 + 0.16 * sin(i * pi / lines), i * tau / lines))

    def waves(self, lines, swing, period, colour, strength):
        """Lines from side to side that differ a little from one to the next, as on banknotes."""

        def across(y, phase):
            for x in range(0, self.size[0] + 6, 6):
                yield x, y + swing * (sin(x / period + phase) + sin(x / period * 1.7 - 2 * phase) / 2)

        with self.ink(colour, strength) as ink:
            for i in range(lines):
                ink.curve(across(i * (self.size[1] + 120) / lines - 60, i * 0.09))

    def badge(self, x, y, radius):
        """A plain red disc with a plain star: nobody's emblem."""
        gold, red = (240, 198, 90), (202, 30, 31)
        for share, colour in ((1, (196, 150, 52)), (0.95, gold), (0.9, red), (0.74, gold), (0.725, red)):
            with self.ink(colour) as ink:
                ink.disc(x, y, radius * share)
        with self.ink(gold) as ink:
            ink.star(x, y, radius * 0.46)

    def seal(self, x, y, radius, words, rng):
        """A round seal, unevenly inked, that says 样章."""
        face, step = font(radius * 0.25, serif=True, bold=True), radians(min(34, 250 / len(words)))
        with self.ink(RED, 0.86) as ink:
            ink.disc(x, y, radius, ring=radius * 0.045)
            ink.star(x, y, radius * 0.3)
            ink.text(x, y + radius * 0.56, "样章", font(radius * 0.25, bold=True), radius * 0.06, "mm")
            for i, char in enumerate(words):
                turn = (i - (len(words) - 1) / 2) * step
                ink.turned(x + radius * 0.74 * sin(turn), y - radius * 0.74 * cos(turn), char, face, turn)
            ink.worn(rng, 150)

    def fingerprint(self, x, y, radius, rng):
        def ridge(i):
            r = radius * i / 11.5
            for a in (tau * t / 90 for t in range(91)):
                yield x + r * 0.74 * cos(a) + 1.5 * sin(3 * a + i / 2), y + r * sin(a) + 2 * sin(5 * a + i)

        with self.ink(RED, 0.9) as ink:
            for i in range(1, 12):
                ink.curve(ridge(i), radius * 0.048)
            ink.worn(rng, 120)
        with self.ink(RED, 0.26) as ink:
            ink.disc(x, y, radius * 1.02, narrow=0.76)
            ink.worn(rng, 140)

    def handwriting(self, x, y, words, size, rng):
        with self.ink((24, 30, 66), 0.92) as ink:
            for char in words:
                ink.pen(x, y + rng.uniform(-0.05, 0.05) * size, char, size * rng.uniform(0.94, 1.08), rng)
                x += font(size, serif=True).getlength(char) / FINE * 0.97

    def finish(self, path, rng, scan, grey=False):
        """Marks the paper, scans and saves it."""
        width, height = self.size
        margin, rounding, grain, dpi = scan
        with self.ink((96, 96, 104), 0.22) as ink:
            ink.turned(width / 2, height / 2, "样　张", font(width * 0.23, bold=True), -0.8 * atan2(height, width))
        image = self.image.resize(self.size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.6))
        image = grainy(on_scanner(image, margin, rounding), grain, rng)
        if grey:
            image = image.convert("L").convert("RGB")
        path.parent.mkdir(exist_ok=True)
        image.save(path, quality=QUALITY, dpi=(dpi, dpi))


def on_scanner(image, margin, rounding):
    """On the white of a scanner's lid, with a thin shadow."""
    edge = Image.new("L", fine(*image.size))
    ImageDraw.Draw(edge).rounded_rectangle((0, 0, edge.width - 1, edge.height - 1), rounding * FINE, 255)
    edge = edge.resize(image.size, Image.Resampling.LANCZOS)
    lid = Image.new("RGB", (image.width + 2 * margin, image.height + 2 * margin), (226, 228, 230))
    shadow = Image.new("L", lid.size)
    shadow.paste(edge.point(lambda value: value // 2), (margin + 3, margin + 5))
    lid.paste((96, 98, 104), mask=shadow.filter(ImageFilter.GaussianBlur(7)))
    lid.paste(image, (margin, margin), edge)
    return lid


def grainy(image, grain, rng):
    """Grain of paper and scanner: fine, and coarse but fainter."""
    for cell, swing in ((1, grain), (3, grain * 2 // 3)):
        noise = random_grey(image.width // cell + 1, image.height // cell + 1, rng)
        noise = noise.resize(image.size, Image.Resampling.BILINEAR)
        noise = noise.point([round(value * swing / 255) for value in range(256)])
        image = ImageChops.add(image, Image.merge("RGB", (noise,) * 3), offset=-(swing // 2))
    return image


def portrait(look):
    """Head and shoulders of nobody, 420 × 540 before enlarging; a little blurred, as a print is."""
    skin, shade, hair, coat = (240, 206, 180), (204, 154, 126), (36, 31, 33), look["coat"]
    dark = tuple(channel * 11 // 20 for channel in coat)
    art = Image.new("RGB", fine(420, 540), (238, 243, 247))

    def lay(colour, *shapes, blur=1.0, inside=None, rounded=False):
        mask = Image.new("L", art.size)
        for shape in shapes:
            shape(ImageDraw.Draw(mask))
        if rounded:
            mask = mask.filter(ImageFilter.GaussianBlur(9 * FINE)).point(lambda v: min(255, max(0, (v - 112) * 8)))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * FINE))
        art.paste(colour, mask=ImageChops.multiply(mask, inside) if inside else mask)
        return mask

    def oval(cx, cy, rx, ry):
        return lambda draw: draw.ellipse(fine(cx - rx, cy - ry, cx + rx, cy + ry), 255)

    def both(cx, cy, rx, ry):
        return lambda draw: (oval(cx, cy, rx, ry)(draw), oval(420 - cx, cy, rx, ry)(draw))

    def arc(cx, cy, rx, ry, start, width):
        where = fine(cx - rx, cy - ry, cx + rx, cy + ry)
        return lambda draw: draw.arc(where, start, 180 - start + 360 * (start > 180), 255, round(width * FINE))

    def outline(points, side=1):
        """Of `x,y` pairs; mirrored if `side` is −1."""
        pairs = [[float(number) for number in pair.split(",")] for pair in points.split()]
        return lambda draw: draw.polygon([((210 + side * (x - 210)) * FINE, y * FINE) for x, y in pairs], 255)

    if look["long"]:
        lay(hair, oval(210, 214, 120, 142), blur=2)
        lay(hair, outline("92,220 328,220 322,396 290,424 130,424 98,396"), blur=3, rounded=True)
    shoulders = outline("-40,560 6,468 52,438 150,404 270,404 368,438 414,468 460,560")
    lay(dark, both(20, 560, 74, 96), blur=20, inside=lay(coat, shoulders, blur=2, rounded=True))
    lay((248, 249, 252), outline("150,404 270,404 250,470 210,560 170,470"))
    neck = lay(skin, outline("168,320 252,320 254,400 236,424 210,440 184,424 166,400"), blur=1.5)
    lay(shade, oval(210, 340, 64, 52), blur=12, inside=neck)
    if not look["long"]:
        lay((128, 34, 48), outline("198,442 222,442 226,458 236,560 184,560 194,458"))
    for side in (-1, 1):  # collar and lapels
        lay((228, 231, 238), outline("212,442 254,392 268,414 244,476", side))
        lay((255, 255, 255), outline("216,440 254,396 264,414 242,468", side))
        lay(dark, outline("266,400 276,398 314,470 290,482 302,496 240,560 218,560", side), blur=1.5)
        lay(coat, outline("268,402 275,401 310,469 284,481 297,495 238,556 222,556", side))
    if not look["long"]:
        lay(hair, oval(210, 190, 106, 116), blur=2)
        lay(shade, both(104, 240, 13, 27))
        lay(skin, both(106, 238, 10, 22), blur=3)
    face = lay(skin, oval(210, 214, 100, 116), oval(210, 268, look["jaw"], 96), blur=1.5)
    lay(shade, both(98, 268, 24, 110), oval(210, 372, 62, 14), blur=16, inside=face)
    lay((236, 166, 146), both(150, 288, 22, 14), blur=13, inside=face)
    for cx in (166, 254):  # eyes
        lay(shade, oval(cx, 234, 27, 13), blur=7, inside=face)
        lay((40, 28, 26), oval(cx, 236, 8.5, 8.5), inside=lay((248, 245, 242), oval(cx, 237, 20, 7.5)))
        lay((255, 255, 255), oval(cx + 3, 233, 2.2, 2.2), blur=0.5)
        lay((34, 26, 26), arc(cx, 241, 23, 13, 196, 3.2))
        lay((178, 128, 106), arc(cx, 239, 26, 17, 210, 1.6))
        lay((52, 42, 40), arc(cx, 230, 36, 20, 212, look["brow"]), blur=1.8)
    lay(shade, oval(203, 268, 5, 26), oval(210, 298, 18, 6), blur=4, inside=face)
    lay((150, 98, 82), both(201, 298, 4, 2.4), blur=1.4)
    lay((226, 186, 160), oval(212, 284, 7, 8), blur=4, inside=face)
    lay(look["lips"], both(201, 331, look["mouth"] - 6, 5), oval(210, 335, look["mouth"], 7), blur=1.6)
    lay((140, 78, 72), arc(210, 326, look["mouth"] + 8, 8, 30, 2))
    lay(shade, oval(210, 352, 20, 4), blur=5, inside=face)
    parted = "96,262 92,170 130,100 210,72 290,100 328,170 324,262 308,214 284,166 246,120 210,150 150,178 118,214"
    short = "108,232 102,168 124,106 176,76 250,74 300,104 318,168 312,232 304,186 284,152 226,148 160,134 136,152 116,186"
    lay(hair, outline(parted if look["long"] else short), blur=2, rounded=True)
    lay((92, 82, 84), arc(214, 196, 82, 98, 232, 9), blur=9)
    return art.filter(ImageFilter.GaussianBlur(FINE))


def card():
    sheet = Sheet(*CARD, "white")
    stops = Image.new("RGB", (5, 1))
    for i, colour in enumerate(((214, 232, 244), (232, 238, 244), (248, 232, 234), (232, 238, 242), (208, 230, 242))):
        stops.putpixel((i, 0), colour)
    sheet.image = stops.resize(sheet.image.size, Image.Resampling.BICUBIC)
    sheet.waves(58, 26, 150, (112, 168, 208), 0.34)
    sheet.waves(46, 34, 210, (226, 150, 168), 0.32)
    sheet.text(1396, 900, NOTE, 24, GREY, anchor="rm")
    return sheet


def id_front(person, home, look, path, rng, grey):
    sheet = card()
    sheet.rosette(560, 470, 330, 9, (116, 170, 214), 0.34, 26)
    number = person["certificate"]["number"]
    for y, label in ((122, "姓　名"), (232, "性　别"), (342, "出　生"), (452, "住　址"), (826, "公民身份号码")):
        sheet.text(104, y, label, 40, BLUE)
    for x, y, label in ((376, 232, "民　族"), (386, 342, "年"), (512, 342, "月"), (634, 342, "日")):
        sheet.text(x, y, label, 40, BLUE)
    sheet.text(258, 122, person["name"], 54, gap=6)
    sheet.text(258, 230, "男" if int(number[16]) % 2 else "女", 46)
    sheet.text(524, 230, "汉", 46)
    for x, value in ((316, number[6:10]), (468, number[10:12]), (594, number[12:14])):
        sheet.text(x, 341, value.lstrip("0"), 46, anchor="mm")
    sheet.paragraph(258, 452, home, 46, 515, 66)
    sheet.text(420, 824, number, 58, gap=10, bold=True)
    photo = portrait(look)
    fade = Image.new("L", photo.size)
    ImageDraw.Draw(fade).rectangle(fine(10, 10, 410, 540), 245)
    sheet.image.paste(photo, fine(955, 112), fade.filter(ImageFilter.GaussianBlur(5 * FINE)))
    sheet.finish(path, rng, CARD_SCAN, grey)


def id_back(certificate, path, rng):
    sheet = card()
    sheet.rosette(1010, 560, 380, 12, (222, 138, 158), 0.36, 26)
    sheet.badge(222, 220, 136)
    sheet.text(880, 166, "中华人民共和国", 76, gap=22, anchor="mm", serif=True, bold=True)
    sheet.text(880, 320, "居民身份证", 112, gap=34, anchor="mm", serif=True, bold=True)
    spell = "-".join(certificate[key].replace("-", ".") for key in ("valid_from", "valid_until"))
    for y, label, value in ((706, "签发机关", "某某市公安局"), (806, "有效期限", spell)):
        sheet.text(356, y, label, 42, bold=True)
        sheet.text(580, y, value, 46)
    sheet.finish(path, rng, CARD_SCAN)


def frame(sheet):
    """Nested lines, a braid between them and a rosette at each corner."""
    with sheet.ink((252, 250, 242)) as ink:
        ink.box(0, 0, LONG, SHORT, 62)
    with sheet.ink(BROWN) as ink:
        for inset, width in ((60, 7), (74, 2), (140, 2), (150, 5)):
            ink.box(inset, inset, LONG - inset, SHORT - inset, width)
    with sheet.ink((178, 128, 60)) as ink:
        for phase in (0, tau / 3, tau * 2 / 3):
            across = [(t, 107 + 24 * sin(t / 30 + phase)) for t in range(112, LONG - 108, 4)]
            down = [(107 + 24 * sin(t / 30 + phase), t) for t in range(112, SHORT - 108, 4)]
            for points in (across, down, [(x, SHORT - y) for x, y in across], [(LONG - x, y) for x, y in down]):
                ink.curve(points, 1.6)
    for x, y in ((107, 107), (LONG - 107, 107), (107, SHORT - 107), (LONG - 107, SHORT - 107)):
        with sheet.ink((252, 244, 220)) as ink:
            ink.disc(x, y, 50)
        sheet.rosette(x, y, 52, 8, BROWN, 0.9, 8)


def blocks(sheet, x, y, side, rng):
    """Random blocks with three finders: looks like a code and says nothing."""
    count = 33
    cell = side / count
    finders = ((0, 0), (count - 7, 0), (0, count - 7))
    with sheet.ink((255, 255, 255)) as ink:
        ink.box(x - 12, y - 12, x + side + 12, y + side + 12)
    with sheet.ink(INK) as ink:

        def square(u, v, cells, ring=0.0):
            ink.box(x + u * cell, y + v * cell, x + (u + cells) * cell, y + (v + cells) * cell, ring)

        for u in range(count):
            for v in range(count):
                if rng.random() < 0.48 and not any(-2 < u - a < 8 and -2 < v - b < 8 for a, b in finders):
                    square(u, v, 1)
        for u, v in finders:
            square(u, v, 7, cell)
            square(u + 2, v + 2, 3)


def licence(subject, path, rng):
    sheet = Sheet(LONG, SHORT, (252, 249, 238))
    sheet.waves(44, 22, 170, (226, 202, 150), 0.26)
    sheet.rosette(LONG / 2, 830, 450, 12, (222, 186, 120), 0.3, 18)
    frame(sheet)
    sheet.badge(LONG / 2, 268, 78)
    sheet.text(LONG / 2, 438, "营业执照", 134, gap=62, anchor="mm", serif=True, bold=True)
    sheet.text(LONG / 2, 552, "（样　本）", 40, anchor="mm", serif=True)
    sheet.text(232, 262, "统一社会信用代码", 36, bold=True)
    sheet.text(232, 318, subject["certificate"]["number"], 42, gap=2)
    blocks(sheet, LONG - 462, 232, 220, rng)
    sheet.text(LONG - 352, 486, "示意图案，不能扫描", 24, anchor="mm")
    founded = "{}年{}月{}日".format(*subject["certificate"]["valid_from"].split("-"))
    left = (
        ("名　　称", subject["name"]),
        ("类　　型", "有限责任公司（自然人独资）"),
        ("法定代表人", subject["legal_representative"]["name"]),
        ("经营范围", subject["business_scope"] + "。（虚构的经营范围，仅用于演示）"),
    )
    right = (("注册资本", "壹佰万元人民币"), ("成立日期", founded), ("住　　所", subject["address"]))
    for x, width, rows in ((232, 640, left), (1210, 460, right)):
        y = 668
        for label, value in rows:
            sheet.text(x, y, label, 38, bold=True)
            y = sheet.paragraph(x + 232, y, value, 38, width, 58) + 36
    sheet.text(1210, 1196, "登记机关", 40, bold=True, gap=14)
    sheet.text(1596, 1304, founded, 38, gap=6, anchor="mm")
    sheet.seal(1596, 1186, 136, "某某市登记机关", rng)
    sheet.text(LONG / 2, SHORT - 182, NOTE, 28, GREY, anchor="mm")
    sheet.finish(path, rng, PAGE_SCAN)


def letter(case, path, rng):
    subject, site, principal = case["subject"], case["websites"][0], case["principal"]
    is_individual = subject["nature"] == "individual"
    number = (principal if is_individual else subject)["certificate"]["number"]
    signed_on = next(material["issued_on"] for material in case["materials"] if material["slot"] == "commitment_letter")
    sheet = Sheet(SHORT, LONG, (251, 250, 247))
    sheet.text(SHORT / 2, 220, "互联网信息服务备案承诺书", 66, gap=6, anchor="mm", serif=True, bold=True)
    named = {"主办者名称": subject["name"], "证件号码": number}
    named |= {"网站名称": site["name"], "网站域名": site["domains"][0]["name"]}
    y = 350
    for label, value in named.items():
        sheet.text(170, y, label + "：", 38, serif=True, bold=True)
        sheet.text(440, y, value, 38, serif=True)
        with sheet.ink(GREY) as ink:
            ink.box(430, y + 32, 1348, y + 33)
        y += 78
    y += 30
    for promise in PROMISES:
        words = promise.format(who="本人" if is_individual else "本单位")
        y = sheet.paragraph(170, y, words, 38, 1180, 64, indent=2, serif=True) + 8
    sign, date = y + 86, y + (176 if is_individual else 266)
    sheet.text(560, sign, "承诺人（签字并按手印）：" if is_individual else "法定代表人（签字）：", 38, serif=True)
    sheet.handwriting(1040 if is_individual else 950, sign - 6, principal["name"], 80, rng)
    sheet.text(560, date, "日期：", 38, serif=True)
    sheet.handwriting(684, date - 4, "{}年{}月{}日".format(*signed_on.split("-")), 58, rng)
    if is_individual:
        sheet.fingerprint(1306, sign + 26, 62, rng)
    else:
        sheet.text(560, sign + 94, "主办单位（盖章）：" + subject["name"], 38, serif=True)
        sheet.seal(1210, sign + 142, 150, subject["name"], rng)
    sheet.text(SHORT / 2, LONG - 84, NOTE, 28, GREY, anchor="mm")
    sheet.finish(path, rng, PAGE_SCAN)


def main():
    for name, folk in FOLKS.items():
        case = json.loads((HERE / name / "case.json").read_text("utf-8"))
        principal = case["principal"]
        for material in case["materials"]:
            path, rng = HERE / name / material["files"][0], Random(f"{name}/{material['slot']}")
            match material["slot"]:
                case "subject_certificate":
                    licence(case["subject"], path, rng)
                case "principal_id_front":
                    id_front(principal, folk["home"], folk["look"], path, rng, grey=name == "faulty")
                case "principal_id_back":
                    id_back(principal["certificate"], path, rng)
                case "commitment_letter":
                    letter(case, path, rng)
            print(path.relative_to(HERE), f"{path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
