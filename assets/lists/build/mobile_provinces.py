"""Packs the runs of mobile numbers, and unpacks them again: the format is described in mobile_provinces.toml.

python3 mobile_provinces.py pack mobile_province_runs.csv ../mobile_provinces.bin
python3 mobile_provinces.py unpack ../mobile_provinces.bin > mobile_province_runs.csv
"""

import csv
import sys

# Index 1 and so on, in ascending division code; 0 is unknown.
PROVINCES = (
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 "
    "重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆"
).split()
COLUMNS = ["start_7digit", "province_or_empty"]
LONG = 7


def pack(runs):
    packed = bytearray(runs[0][0].to_bytes(4, "little"))
    for number, (start, province) in enumerate(runs):
        index = PROVINCES.index(province) + 1 if province else 0
        length = runs[number + 1][0] - start if number + 1 < len(runs) else 1
        if length <= LONG:
            packed.append((length - 1) << 5 | index)
            continue
        packed.append(LONG << 5 | index)
        rest = length - LONG - 1
        while rest >= 0x80:
            packed.append(rest & 0x7F | 0x80)
            rest >>= 7
        packed.append(rest)
    return bytes(packed)


def unpack(packed):
    start, at, runs = int.from_bytes(packed[:4], "little"), 4, []
    while at < len(packed):
        index, length = packed[at] & 0x1F, (packed[at] >> 5) + 1
        at += 1
        if length == LONG + 1:
            shift = 0
            while True:
                length += (packed[at] & 0x7F) << shift
                shift += 7
                at += 1
                if packed[at - 1] < 0x80:
                    break
        runs.append((start, PROVINCES[index - 1] if index else ""))
        start += length
    return runs


def main(task, path, result=None):
    if task == "unpack":
        with open(path, "rb") as file:
            rows = csv.writer(sys.stdout, lineterminator="\n")
            rows.writerow(COLUMNS)
            rows.writerows(unpack(file.read()))
        return
    with open(path, encoding="utf-8", newline="") as table:
        runs = [(int(row[COLUMNS[0]]), row[COLUMNS[1]]) for row in csv.DictReader(table)]
    packed = pack(runs)
    assert unpack(packed) == runs, "packing loses something"
    assert len(packed) < 64 * 1024, len(packed)
    with open(result, "wb") as file:
        file.write(packed)


if __name__ == "__main__":
    main(*sys.argv[1:])
