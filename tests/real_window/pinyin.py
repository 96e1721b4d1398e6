"""Types pinyin key by key into every kind of field and reads what arrived.

    pinyin.py BINARY

The input method is fcitx5 with its pinyin engine, over XIM: the way that a window on X11 is typed into in China. What
stands in a field is read from the accessibility bus, what stands in the case from its file.
"""

import json
import subprocess
import sys
import time

from outside import Failure, Window, run, until
from screens import Words, open_step, prepare

HELD = 0.05
"""Seconds."""

# Keys one by one, and what has to stand there. A space takes the first candidate.
HELLO = ("n i h a o space", "你好")
SENTENCE = ("n i h a o space comma s h i j i e space period", "你好，世界。")
PLACE = ("b e i j i n g space", "北京")
YEAR, DATE = ("2 0 2 8 n i a n space", "2028年"), ("2028", "5", "1")
TERM = ("w a n g z h a n space", "网站")
PROVINCE = ("g u a n g d o n g space", "广东")


def begin(window):
    """Waits until the input method knows of the empty field that has the focus.

    winit makes a new input context for a field that got the focus, at the first event after that frame, and the first
    key can pass it by. A person is seldom so fast; here a key that does nothing goes first.
    """
    window.rest(2.0)
    type_keys(window, "Delete")


def type_keys(window, keys):
    """Presses and releases key after key as a fast typist does."""
    for key in keys.split():
        run("xdotool", "keydown", key)
        time.sleep(HELD)
        run("xdotool", "keyup", key)
        time.sleep(HELD)


def typed(window, name, keys, expected, what):
    """Replaces what stands in a field by what the input method makes of keys."""
    node = window.tab_to(name, "entry")
    window.key("ctrl+a")
    window.key("Delete")
    until("the empty field", lambda: not node.text())
    begin(window)
    type_keys(window, keys)
    arrived(node, expected, what)
    return node


def arrived(node, expected, what):
    try:
        until(what, lambda: node.text() == expected, 5.0)
    except Failure:
        raise Failure(f"{what}: “{node.text()}” arrived, not “{expected}”") from None
    print(f"{what}: {expected}")


def cancelled(window, node, what):
    """Letters that are taken back with Escape leave nothing, and Escape closes nothing else."""
    type_keys(window, "b e i")
    window.key("Escape")
    window.rest()
    if node.text():
        raise Failure(f"{what}: Escape left “{node.text()}” of a composition")
    print(f"{what}: Escape takes back what was being composed and nothing else")


def at_home(binary, words):
    # Without cases there is nothing to search.
    prepare(binary)
    with Window(binary, locale="zh-CN", theme="light") as window:
        window.wait(words("home.search"), "entry")
        typed(window, words("home.search"), *PLACE, "search on the first page")
        window.wait(words("home.no_match"))
        window.wait(words("home.show_all")).activate()
        window.wait(words("home.new")).activate()
        window.tab_to(words("start.province"), "combo box")
        window.key("Return")
        node = window.wait(words("start.search"), "entry")
        until("the search field", lambda: (focus := window.focus()) and focus.name == node.name)
        begin(window)
        type_keys(window, PROVINCE[0])
        arrived(node, PROVINCE[1], "search in a list")
        window.key("Return")
        until("the province", lambda: PROVINCE[1] in " ".join(one.name for one in window.nodes() if one.role == "label"))


def in_a_case(binary, words):
    case = prepare(binary) / "faulty"
    with Window(binary, case, locale="zh-CN", theme="light") as window:
        open_step(window, 1)
        typed(window, "主办单位名称", *HELLO, "field of one line")
        typed(window, "主体备注", *SENTENCE, "field of several lines")
        typed(window, "负责人备注", *SENTENCE, "its punctuation again")
        date(window)
        window.key("F1")
        node = window.wait(words("glossary.search"), "entry")
        begin(window)
        cancelled(window, node, "search in the glossary")
        if not window.find(words("glossary.search"), "entry"):
            raise Failure("Escape while composing closed the glossary")
        type_keys(window, TERM[0])
        arrived(node, TERM[1], "search in the glossary")
        window.key("Escape")
        until("the glossary closes", lambda: not window.find(words("glossary.search"), "entry"))
        open_step(window, 3)
        typed(window, words("slot.path_of", name="备案承诺书"), *PLACE, "path of a picture")
        open_step(window, 4)
        typed(window, words("export.place"), *PLACE, "place of the export")
        until("everything saved", lambda: window.find(words("saved.yes")))
    saved = json.loads((case / "case.json").read_text())
    found = (saved["subject"]["name"], saved["subject"]["remark"], saved["principal"]["certificate"]["valid_until"])
    expected = (HELLO[1], SENTENCE[1], "-".join(part.zfill(2) for part in DATE))
    if found != expected:
        raise Failure(f"the case holds {found}, not {expected}")
    print(f"in the case: {found}")


def date(window):
    """A date in its three boxes: digits go past the input method, the year may be written as one speaks it."""
    name = "负责人证件有效期止"
    typed(window, f"{name} 年", *YEAR, "box of a date")
    for digit in DATE[1:]:
        window.move()
        window.key("ctrl+a")
        type_keys(window, digit)
    window.move()
    boxes = lambda: tuple(window.find(f"{name} {box}", "entry")[0].text() for box in ("年", "月", "日"))
    try:
        until("the date in its boxes", lambda: boxes() == DATE, 5.0)
    except Failure:
        raise Failure(f"boxes of a date: {boxes()} stands there, not {DATE}") from None
    print(f"boxes of a date: {boxes()}")


def main():
    binary, words = sys.argv[1], Words("zh-CN")
    until("the input method", lambda: run("fcitx5-remote", "-n").strip() == "pinyin", 10)
    at_home(binary, words)
    in_a_case(binary, words)
    print("pinyin arrives in every kind of field")


if __name__ == "__main__":
    try:
        main()
    except (Failure, subprocess.CalledProcessError) as failure:
        sys.exit(f"pinyin: {failure}")
