"""Holds every screen to what keyboard and screen reader need.

    audit.py BINARY

Every control has a name of its own; Tab reaches each of them, in the order in which one reads, and what has the focus is
in sight; lists, dialogs and answers give the focus back; findings and messages are announced. All that is amiss is said,
then it ends with 1.
"""

import subprocess
import sys

from outside import Failure, Window, until
from screens import Words, gone, named, open_step, prepare, visit

# What is amiss and stays so: a part of the sentence, and why.
ACCEPTED = {}

ZONES = ("top bar", "rail", "page", "results", "bottom bar")
PATIENCE_FOR_NEWS = 3.0
# Screens over others: Tab stays in the first, the others open beside what stands below them.
DIALOGS = ("home-delete", "chooser", "shortcuts", "glossary")
POPUPS = ("home-menu", "list")


class Audit:
    """What is amiss, as sentences."""

    def __init__(self):
        self.found = []
        self.n_screens = 0
        self.n_controls = 0

    def say(self, screen, sentence):
        sentence = f"{screen}: {sentence}"
        if not any(part in sentence for part in ACCEPTED) and sentence not in self.found:
            self.found.append(sentence)

    def screen(self, window, screen):
        """What can be said of any screen."""
        self.n_screens += 1
        nodes = window.nodes()
        if not nodes[0].name:
            self.say("every screen", "the window itself has no name on the accessibility bus")
        walk = self.walk(window, screen)
        everything = nodes
        if screen in DIALOGS:
            keys = {node.key for node in walk}
            panels = {node.panel for node in nodes if node.key in keys}
            nodes = [node for node in nodes if node.panel in panels]
            if len(panels) > 1:
                self.say(screen, "Tab leaves the dialog")
        controls = [node for node in nodes if node.is_control]
        self.n_controls += len(controls)
        self.names(screen, controls)
        if not any(node.role == "heading" for node in nodes):
            self.say("every screen", "nothing is a heading: a screen reader cannot jump to the parts of the page")
        self.reached(screen, controls, walk)
        if screen not in POPUPS:
            self.order(screen, everything, walk)

    def names(self, screen, controls):
        seen = set()
        for node in controls:
            if not node.name.strip():
                self.say(screen, f"a {node.role} at {node.place} has no name")
            elif (node.role, node.name) in seen:
                self.say(screen, f"several controls are called the same: {node!r}")
            seen.add((node.role, node.name))

    def walk(self, window, screen):
        """Goes round with Tab; gives the controls in the order in which they had the focus."""
        frame = window.frame_place()
        walked, seen, hidden = [], set(), []
        for _ in range(400):
            node = window.move()
            if node is None or node.role == "frame":
                node = window.focus()
            if node is None or node.role == "frame":
                self.say(screen, f"Tab leads nowhere after {walked[-1] if walked else 'the beginning'}")
                break
            if node.key in seen:
                break
            seen.add(node.key)
            walked.append(node)
            try:
                # The page may take some frames to scroll; once it is known not to, nobody waits for it.
                until("the focus in sight", lambda: is_inside(node.place_now(), frame), 1.0 if len(hidden) < 3 else 0.1)
            except Failure:
                hidden.append(node)
        if hidden:
            self.say(screen, f"{len(hidden)} of {len(walked)} controls have the focus out of sight, from {hidden[0]!r} on: nothing scrolls")
        return walked

    def reached(self, screen, controls, walk):
        keys = {node.key for node in walk}
        for node in controls:
            if node.key not in keys:
                self.say(screen, f"Tab does not reach {node!r}")

    def order(self, screen, nodes, walk):
        zone_of = zones(nodes)
        places = {node.key: node for node in nodes}
        known = [places[node.key] for node in walk if node.key in places]
        # The round may have begun anywhere: it is turned so that it begins where the top bar does.
        is_top = [zone_of.get(node.panel) == ZONES[0] for node in known]
        first = next((at for at in range(len(known)) if is_top[at] and not is_top[at - 1]), None)
        if first is None:
            keys = [node.key for node in nodes]
            first = min(range(len(known)), key=lambda at: keys.index(known[at].key), default=0)
        known = known[first:] + known[:first]
        last = None
        for node in known:
            if last is not None:
                here, before = zone_of.get(node.panel, "page"), zone_of.get(last.panel, "page")
                if ZONES.index(here) < ZONES.index(before):
                    self.say(screen, f"Tab goes from the {before} back to the {here}: {last!r} → {node!r}")
                elif here == before and is_before(node.place, last.place):
                    self.say(screen, f"Tab goes backwards: {last!r} at {last.place} → {node!r} at {node.place}")
            last = node


def is_inside(place, frame):
    x, y, width, height = place
    left, top, frame_width, frame_height = frame
    return x >= left - 2 and y >= top - 2 and x + width <= left + frame_width + 2 and y + height <= top + frame_height + 2


def is_before(place, other):
    """Whether one stands above another, or left of it in the same row. The next column may begin higher."""
    x, y, _, height = place
    other_x, other_y, other_width, other_height = other
    if x >= other_x + other_width - 2:
        return False
    if y + height <= other_y + 2:
        return True
    return y < other_y + other_height - 2 and x < other_x


def zones(nodes):
    """The parts of the window, by the panel of the tree that they stand in."""
    left, top, width, height = nodes[0].place
    found = {}
    for panel in {node.panel for node in nodes if node.panel is not None}:
        places = [node.place for node in nodes if node.panel == panel and node.place and node.role != "scroll bar"]
        if not places:
            continue
        first_x, last_x = min(x for x, *_ in places), max(x + w for x, _, w, _ in places)
        first_y, last_y = min(y for _, y, *_ in places), max(y + h for _, y, _, h in places)
        if last_y <= top + 50:
            found[panel] = "top bar"
        elif last_x <= left + 220:
            found[panel] = "rail"
        elif first_y >= top + height - 62:
            found[panel] = "bottom bar"
        elif first_x >= left + width - 340:
            found[panel] = "results"
        else:
            found[panel] = "page"
    return found


def lists(audit, binary, words):
    """Lists by the keyboard: what is gone through is in sight, the focus comes back, the choice is said."""
    with Window(binary, locale=words.locale, theme="light") as window:
        window.wait(words("home.title"))
        window.wait(words("home.new")).activate()
        for name in (words("start.province"), words("label.subject_nature")):
            one_list(audit, window, name)


def one_list(audit, window, name):
    open_now = lambda: [node for node in window.nodes() if node.role == "list box"]
    combo = window.wait(name, "combo box")
    for key in ("Return", "space"):
        window.tab_to(name, "combo box")
        window.key(key)
        until(f"the list of “{name}” by {key}", open_now)
        window.key("Escape")
        until("the list closes", lambda: not open_now())
        focus = window.focus()
        if not focus or focus.name != name:
            audit.say("list", f"after Escape the focus is not at “{name}” but at {focus!r}")
    window.tab_to(name, "combo box")
    window.key("Return")
    until("the list", open_now)
    entries = entries_of(window)
    if entries[0].role not in ("list item", "menu item"):
        audit.say("list", f"the entries of “{name}” are of the role {entries[0].role}, not list item")
    for _ in range(len(entries) - 3):
        window.key("Down")
        window.rest(0.5)
    marked = [node for node in entries_of(window) if {"focused", "pressed", "selected"} & node.states]
    # The chosen one is marked too; what the arrows lead to stands below it.
    here = marked[-1] if marked else None
    top, bottom = combo.place[1] - 420, combo.place[1] + combo.place[3] + 420
    if here is None or here.name == entries[0].name:
        audit.say("list", f"the arrow keys do not move through the list of “{name}”")
        window.key("Escape")
        return
    if not top <= here.place_now()[1] <= bottom or not is_inside(here.place_now(), window.frame_place()):
        audit.say("list", f"the arrow keys led to {here!r}, but it is not scrolled to, at {here.place_now()}")
    window.key("Return")
    until("the list closes", lambda: not open_now())
    window.rest()
    focus = window.focus()
    if not focus or focus.name != name:
        audit.say("list", f"after choosing the focus is not at “{name}” but at {focus!r}")
    if here.name not in window.wait(name, "combo box").words():
        audit.say("list", f"“{name}” does not say what is chosen, “{here.name}”: neither by name nor description nor text")


def entries_of(window):
    """The entries of the list that is open."""
    nodes = window.nodes()
    at = next(at for at, node in enumerate(nodes) if node.role == "list box")
    below = []
    for node in nodes[at + 1 :]:
        if node.depth <= nodes[at].depth:
            break
        below.append(node)
    return [node for node in below if node.role in ("toggle button", "list item", "menu item", "radio button")]


def focus_stays(audit, binary, words):
    """Steps, dialogs and answers leave the focus where one goes on."""
    cases = prepare(binary)
    with Window(binary, cases / "faulty", locale=words.locale, theme="light") as window:
        open_step(window, 1)
        for number in (2, 3, 4):
            window.key("ctrl+Return")
            window.rest()
            node = window.move()
            zone = zones(window.nodes()) and near_zone(window, node)
            if zone != "page":
                audit.say(f"step {number}", f"after Ctrl+Enter the first Tab leads to {node!r} in the {zone}, not into the page")
        question = named(window, "", "toggle button") and first_answer(window, words)
        window.tab_to(question.name)
        window.key("Return")
        until("the answer", lambda: all(node.name != question.name for node in window.nodes()))
        focus = window.focus()
        if not focus or focus.role == "frame":
            audit.say("step 4", "after answering a question nothing has the focus: the next Tab begins at the top of the window")
        opener = window.tab_to(words("bottom.all_keys"))
        window.key("Return")
        window.wait(words("help.title"))
        window.key("Escape")
        gone(window, words("help.title"))
        focus = window.focus()
        if not focus or focus.name != opener.name:
            audit.say("shortcuts", f"after Escape the focus is not where it was, at {opener!r}, but at {focus!r}")


def near_zone(window, node):
    """The part of the window that a control stands in."""
    nodes = window.nodes()
    here = next((one for one in nodes if node and one.key == node.key), None)
    return zones(nodes).get(here.panel, "page") if here else "nothing"


def first_answer(window, words):
    """The first question's no."""
    return next(node for node in window.nodes() if node.role == "toggle button" and node.name.endswith(" " + words("choice.no")))


def announcements(audit, binary, words):
    """What changes without the focus is said."""
    cases = prepare(binary)
    with Window(binary, cases / "sound", locale=words.locale, theme="light") as window:
        open_step(window, 2)
        window.rest()
        entry = next(node for node in window.nodes() if node.role == "entry" and node.panel == page_panel(window))
        window.tab_to(entry.name, "entry")
        window.announced.clear()
        window.key("ctrl+a", "Delete")
        window.move()
        finding = until("a finding at the field", lambda: [node for node in window.nodes() if entry.name in node.name and is_finding(node, words)])[0]
        if not heard(window, finding.name):
            audit.say("findings", f"“{finding.name}” appears and is not announced")
        field = window.wait(entry.name, "entry")
        if not any(part in field.words() for part in (finding.name, finding.name.split("：", 1)[-1])):
            audit.say("findings", f"the field “{entry.name}” does not say its finding: its description is “{field.description()}”")
        window.announced.clear()
        window.key("ctrl+shift+r")
        window.wait(words("reply.copied"))
        if not heard(window, words("reply.copied")):
            audit.say("messages", f"“{words('reply.copied')}” appears and is not announced")


def page_panel(window):
    return next(panel for panel, zone in zones(window.nodes()).items() if zone == "page")


def is_finding(node, words):
    return node.role != "entry" and node.name.startswith(words("severity.blocker"))


def heard(window, text):
    """Whether something was announced that has the text in it."""
    try:
        return until("the announcement", lambda: any(text in said or said and said in text for said in window.announced), PATIENCE_FOR_NEWS)
    except Failure:
        return False


def main():
    binary, words = sys.argv[1], Words("zh-CN")
    audit = Audit()
    visit(binary, words, "light", audit.screen)
    for check in (lists, focus_stays, announcements):
        try:
            check(audit, binary, words)
        except Failure as failure:
            audit.say(check.__name__, f"stopped: {failure}")
    for sentence in audit.found:
        print(sentence)
    if audit.found:
        sys.exit(f"audit: {len(audit.found)} things amiss on {audit.n_screens} screens")
    print(f"{audit.n_controls} controls on {audit.n_screens} screens: named, reached in order, announced")


if __name__ == "__main__":
    try:
        main()
    except (Failure, subprocess.CalledProcessError) as failure:
        sys.exit(f"audit: {failure}")
