"""Measures the running program from outside and prints what it costs.

    measure.py BINARY FOLDER

Figures of a machine that draws without a graphics card, and of whatever else it does meanwhile: to be compared with
each other, not with a promise. Only what must not be is an error.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from outside import Failure, Window, clip, run, until
from screens import Words, open_step, prepare

N_SCANS = 12
SIZE = "4000x3000"
STARTS = 5
IDLE_SECONDS = 10
# What is at most allowed: ticks in those seconds without and with a blinking caret, and seconds for a key while scans load.
MOST_TICKS, MOST_TICKS_WITH_CARET = 1, 60
MOST_SECONDS_FOR_A_KEY = 2.0


def scans(folder):
    """Twelve pictures as a telephone takes them: coarse noise, paper colours, words; the same ones every time."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(1, N_SCANS + 1):
        path = folder / f"scan-{number:02}.jpg"
        made.append(path)
        if path.exists():
            continue
        drawn = ["convert", "-size", "1000x750", "-seed", str(number), f"xc:hsl({number * 30},30%,80%)", "+noise", "Gaussian"]
        drawn += ["-scale", f"{SIZE}!", "-pointsize", "160", "-fill", "black", "-annotate", f"+300+{300 + number * 150}"]
        run(*drawn, f"Beian Preflight {number}", "-density", "300", "-units", "PixelsPerInch", "-quality", "88", "-strip", str(path))
    return made


def start(binary, words):
    """Seconds from the start to a window on the display and to words that a screen reader finds."""
    mapped, readable = [], []
    for _ in range(STARTS):
        with Window(binary, locale=words.locale, theme="light") as window:
            window.wait(words("home.title"))
            readable.append(time.monotonic() - window.started)
            mapped.append(window.mapped_after)
            window.rest()
    return statistics.median(mapped), statistics.median(readable)


def idle(window):
    """Clock ticks of processor time while nobody does anything."""
    window.rest()
    time.sleep(1)
    before = window.ticks()
    time.sleep(IDLE_SECONDS)
    return window.ticks() - before


def load(window, words, pictures):
    """Attaches all scans at once; gives the seconds until they are examined and the longest wait for a key meanwhile."""
    open_step(window, 3)
    window.rest()
    entry = next(node for node in window.nodes() if node.role == "entry" and node.name.endswith(words("slot.path_of", name="")))
    window.tab_to(entry.name, "entry")
    window.paste(str(pictures[0]))
    until("the path", lambda: entry.text())
    began = time.monotonic()
    window.key("Return")
    # The others all together, as a file manager puts them on the clipboard.
    until("the field lets go", lambda: not entry.text())
    window.key("Escape")
    clip("\n".join(map(str, pictures[1:])))
    window.key("ctrl+v")
    waits = []
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        pressed = time.monotonic()
        if window.move() is None:
            raise Failure("Tab does nothing while scans are loading")
        waits.append(time.monotonic() - pressed)
        if measured(window) == len(pictures):
            return time.monotonic() - began, max(waits), len(waits)
    raise Failure(f"of {len(pictures)} scans {measured(window)} were examined within 120 s")


def measured(window):
    """How many of the large scans the window shows measured."""
    return sum(SIZE.replace("x", "×") in node.name for node in window.nodes())


def main():
    binary, folder = sys.argv[1], Path(sys.argv[2])
    words, amiss = Words("zh-CN"), []
    pictures = scans(folder)
    cases = prepare(binary)
    mapped, readable = start(binary, words)
    print(f"start: window after {mapped:.2f} s, first page readable after {readable:.2f} s (median of {STARTS})")
    with Window(binary, locale=words.locale, theme="light") as window:
        window.wait(words("home.title"))
        ticks = idle(window)
        print(f"idle on the first page: {ticks} ticks in {IDLE_SECONDS} s")
        amiss += [f"{ticks} ticks while idle on the first page"] if ticks > MOST_TICKS else []
    with Window(binary, cases / "sound", locale=words.locale, theme="light") as window:
        open_step(window, 2)
        ticks = idle(window)
        print(f"idle on the website step: {ticks} ticks in {IDLE_SECONDS} s, {window.memory()[0]:.0f} MB")
        amiss += [f"{ticks} ticks while idle on the website step"] if ticks > MOST_TICKS else []
        until("a field", lambda: (node := window.move()) and node.role == "entry")
        ticks = idle(window)
        print(f"idle with the caret in a field: {ticks} ticks in {IDLE_SECONDS} s")
        amiss += [f"{ticks} ticks while idle with a caret"] if ticks > MOST_TICKS_WITH_CARET else []
    twelve = cases / "twelve"
    if not twelve.exists():
        run(binary, "example", "--which", "sound", "--out", str(twelve))
    with Window(binary, twelve, locale=words.locale, theme="light") as window:
        seconds, longest, n_keys = load(window, words, pictures)
        now, most = window.memory()
        megabytes = sum(path.stat().st_size for path in pictures) / 1e6
        print(f"{len(pictures)} scans of {SIZE} ({megabytes:.0f} MB): examined after {seconds:.1f} s, {now:.0f} MB now, {most:.0f} MB at most")
        print(f"keys meanwhile: {n_keys}, the slowest answered after {longest * 1000:.0f} ms")
        amiss += [f"a key took {longest:.1f} s while scans were loading"] if longest > MOST_SECONDS_FOR_A_KEY else []
        ticks = idle(window)
        print(f"idle with these scans: {ticks} ticks in {IDLE_SECONDS} s")
    load_average = os.getloadavg()[0]
    print(f"on {os.cpu_count()} processors under a load of {load_average:.1f}, {clock_ticks()} ticks a second, no graphics card")
    if amiss:
        sys.exit(f"measure: {'; '.join(amiss)}")


def clock_ticks():
    return os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    try:
        main()
    except (Failure, subprocess.CalledProcessError) as failure:
        sys.exit(f"measure: {failure}")
