"""Opens every screen of the program and takes a picture of it.

    screens.py BINARY FOLDER

Screens are opened by keys and by words of `locales/`, so that one list serves every language.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from outside import Failure, Window, run, until

LANGUAGES = ("zh-CN", "zh-TW", "en")


class Words:
    """The interface words of a language, by key."""

    def __init__(self, locale):
        self.locale = locale
        self.by_key, group = {}, ""
        for line in Path("locales", f"{locale}.yml").read_text().splitlines():
            if named := re.match(r"(\w+):$", line):
                group = named[1]
            elif word := re.match(r'  (\w+): "(.*)"$', line):
                self.by_key[f"{group}.{word[1]}"] = word[2].replace('\\"', '"')

    def __call__(self, key, **values):
        text = self.by_key[key]
        for name, value in values.items():
            text = text.replace(f"%{{{name}}}", str(value))
        return text

    def start(self, key):
        """A word up to its first placeholder."""
        return self(key).split("%{")[0]


def prepare(binary):
    """Puts the two examples among the cases of this home, so that the first page has something to show."""
    cases = Path(os.environ["XDG_DATA_HOME"], "beian-preflight", "cases")
    cases.mkdir(parents=True, exist_ok=True)
    for which in ("faulty", "sound"):
        if not (cases / which).exists():
            run(binary, "example", "--which", which, "--out", str(cases / which))
    return cases


def named(window, part, role=None):
    """The first control whose name begins so."""
    begins = lambda: [node for node in window.nodes() if node.name.startswith(part) and role in (None, node.role)]
    return until(f"{role or 'something'} named “{part}…”", begins)[0]


def gone(window, name):
    """Waits until what was open is closed."""
    until(f"“{name}” closes", lambda: not window.find(name))


def visit(binary, words, theme, look, size=(1280, 800), scale=1.0):
    """Opens the screens one after the other and calls `look(window, name)` on each."""
    cases = prepare(binary)

    def show(name):
        window.rest()
        look(window, name)

    settings = {"locale": words.locale, "theme": theme, "size": size, "scale": scale}
    with Window(binary, **settings) as window:
        window.wait(words("home.title"))
        named(window, words.start("home.open_case"))
        show("home")
        named(window, words.start("home.more")).activate()
        window.wait(words("home.delete"))
        show("home-menu")
        window.wait(words("home.delete")).activate()
        window.wait(words("home.delete_do"))
        show("home-delete")
        window.key("Escape")
        gone(window, words("home.delete_do"))
        window.wait(words("home.open")).activate()
        window.wait(words("chooser.title_case"))
        show("chooser")
        window.key("Escape")
        gone(window, words("chooser.title_case"))
        window.wait(words("home.new")).activate()
        window.wait(words("start.title"))
        show("start")
        window.wait(words("start.province"), "combo box").activate()
        until("the list of provinces", lambda: [node for node in window.nodes() if node.role == "list box"])
        show("list")
    with Window(binary, cases / "faulty", **settings) as window:
        for number, step in enumerate(("subject", "website", "material", "preview"), 1):
            open_step(window, number)
            show(f"step-{step}")
        open_step(window, 3)
        named(window, words.start("slot.view")).activate()
        window.wait(words("viewer.close"))
        show("viewer")
        window.wait(words("viewer.close")).activate()
        window.key("ctrl+slash")
        window.wait(words("help.title"))
        show("shortcuts")
        window.key("Escape")
        gone(window, words("help.title"))
        window.key("F1")
        window.wait(words("glossary.search"), "entry")
        show("glossary")


def open_step(window, number):
    """Goes to a step by its number and waits until the rail, whose buttons come first, marks it."""
    rail = lambda: [node for node in window.nodes() if node.role == "toggle button"][:4]
    until("the rail", lambda: len(rail()) == 4)
    window.key(f"ctrl+{number}")
    until(f"step {number}", lambda: "pressed" in rail()[number - 1].states)


def main():
    binary, folder = sys.argv[1], Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    taken = []

    def shooter(suffix):
        def shoot(window, name):
            path = folder / f"{name}{suffix}.png"
            window.shoot(path)
            taken.append(path)

        return shoot

    for locale, theme, suffix in (("zh-CN", "light", ""), ("zh-CN", "dark", "-dark"), ("en", "light", "-en"), ("zh-TW", "light", "-tw")):
        visit(binary, Words(locale), theme, shooter(suffix))
    chinese = Words("zh-CN")
    visit(binary, chinese, "light", shooter("-960x640"), size=(960, 640))
    visit(binary, chinese, "light", shooter("-2560x1440"), size=(2560, 1440))
    # Twice as many pixels for each point: what 1280×800 points are on a fine display.
    visit(binary, chinese, "light", shooter("-200"), size=(2560, 1600), scale=2.0)
    different = {path.read_bytes() for path in taken}
    if len(different) != len(taken):
        raise Failure("two screenshots show the same")
    print(f"{len(taken)} screenshots in {folder}: look at them")


if __name__ == "__main__":
    try:
        main()
    except (Failure, subprocess.CalledProcessError) as failure:
        sys.exit(f"screens: {failure}")
