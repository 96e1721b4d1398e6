"""The first stage of measuring scans, as one would write it with OpenCV, for comparison: opencv.py FILE...

For each picture: milliseconds of decoding, of the measurements, and their ratio; best of seven, one thread. The
measurements are the same as src/scan/: reduce to 1600 pixels, outline of the sheet, laid flat at 1200, ink and paper,
height of text, sharpness by edge width at 48 places of the full picture, light, red marks, handwriting, colour, hash.
"""
import sys, time
import cv2
import numpy as np

cv2.setNumThreads(1)

def reduced(picture, side):
    scale = side / max(picture.shape[:2])
    return picture if scale >= 1 else cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

def outline(working):
    small = reduced(working, 320)
    calm = cv2.Canny(cv2.GaussianBlur(small, (3, 3), 0), 20, 60)
    contours, _ = cv2.findContours(cv2.dilate(calm, None), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:3]:
        corners = cv2.approxPolyDP(contour, 0.02 * cv2.arcLength(contour, True), True)
        if len(corners) == 4 and cv2.contourArea(corners) > 0.12 * small.shape[0] * small.shape[1]:
            points = corners[:, 0].astype(np.float32) * (working.shape[1] / small.shape[1])
            sums, differences = points.sum(1), points[:, 1] - points[:, 0]
            return points[[sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax()]]
    return None

def flat(working, corners):
    if corners is None:
        return reduced(working, 1200)
    across = np.linalg.norm(corners[1] - corners[0]); down = np.linalg.norm(corners[3] - corners[0])
    scale = min(1200 / max(across, down), 1)
    width, height = int(across * scale), int(down * scale)
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    return cv2.warpPerspective(working, cv2.getPerspectiveTransform(corners, target), (width, height), flags=cv2.INTER_LINEAR)

def tile_levels(luma, tile, share):
    rows, columns = -(-luma.shape[0] // tile), -(-luma.shape[1] // tile)
    padded = cv2.copyMakeBorder(luma, 0, rows * tile - luma.shape[0], 0, columns * tile - luma.shape[1], cv2.BORDER_REPLICATE)
    tiles = padded.reshape(rows, tile, columns, tile).transpose(0, 2, 1, 3).reshape(rows, columns, -1)
    return np.partition(tiles, int(tiles.shape[2] * (1 - share)), axis=2)[:, :, int(tiles.shape[2] * (1 - share))]

def edge_width(patch):
    """Height of the strongest steps over their slope, along one axis and the other."""
    for axis in ((1, 0), (0, 1)):
        slope = cv2.Sobel(patch, cv2.CV_16S, *axis, ksize=1)
        strong = np.abs(slope) > 0.5 * max(1, np.abs(slope).max())
        swing = cv2.subtract(cv2.dilate(patch, np.ones((9, 9))), cv2.erode(patch, np.ones((9, 9))))
        np.median(swing[strong] / np.maximum(1, np.abs(slope[strong])))

def measure(picture):
    working = reduced(picture, 1600)
    corners = outline(working)
    sheet = flat(working, corners)
    luma = cv2.cvtColor(sheet, cv2.COLOR_BGR2GRAY)
    paper = cv2.resize(tile_levels(luma, 40, 0.1).astype(np.uint8), luma.shape[::-1], interpolation=cv2.INTER_LINEAR)
    ink = (luma < 0.78 * paper).astype(np.uint8)
    strips = ink[:, : ink.shape[1] // 28 * 28].reshape(ink.shape[0], -1, 28).sum(2) >= 2
    heights = []
    for strip in strips.T:
        ends = np.flatnonzero(np.diff(np.concatenate(([0], strip.view(np.int8), [0]))))
        heights.extend(ends[1::2] - ends[::2])
    text = np.percentile(heights, 66) if heights else 12
    full, scale = picture, picture.shape[0] / sheet.shape[0]
    places = np.argwhere(tile_levels(ink * 255, 40, 0.15) > 0)
    for y, x in places[:: max(1, len(places) // 48)][:48]:
        top, left = int(y * 40 * scale), int(x * 40 * scale)
        patch = cv2.cvtColor(full[top : top + 64, left : left + 64], cv2.COLOR_BGR2GRAY) if top + 64 < full.shape[0] and left + 64 < full.shape[1] else None
        if patch is not None: edge_width(patch)
    levels = tile_levels(luma, 60, 0.3); np.percentile(levels, [5, 50, 95]); np.percentile(luma, [1, 50, 99]); (luma > 250).mean()
    bright = luma >= np.percentile(luma, 66)
    gains = sheet[bright].mean(0); gains = gains.max() / gains
    corrected = cv2.convertScaleAbs(sheet * gains)
    blue, green, red = cv2.split(corrected)
    is_red = (cv2.subtract(red, cv2.max(green, blue)) > 32).astype(np.uint8)
    cv2.connectedComponentsWithStats(cv2.dilate(is_red, np.ones((5, 5))))
    for mask in (ink & (1 - is_red), ink & is_red):
        lines = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, int(4 * text)))) | cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((int(4 * text), 1)))
        cv2.connectedComponentsWithStats(cv2.dilate(mask & (1 - lines), np.ones((5, 5))))
    small = reduced(corrected, 300); (small.max(2) - small.min(2)).max()
    cv2.dct(cv2.resize(luma, (32, 32), interpolation=cv2.INTER_AREA).astype(np.float32))

def best(action):
    times = []
    for _ in range(7):
        began = time.perf_counter(); action(); times.append((time.perf_counter() - began) * 1e3)
    return min(times)

ratios = []
for path in sys.argv[1:]:
    data = np.fromfile(path, np.uint8)
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
    decode, measured = best(lambda: cv2.imdecode(data, cv2.IMREAD_COLOR)), best(lambda: measure(picture))
    ratios.append(measured / decode)
    print(f"{path}: decode {decode:.1f} ms, measurements {measured:.1f} ms, {measured / decode:.2f}")
print(f"mean {sum(ratios) / len(ratios):.2f}")
