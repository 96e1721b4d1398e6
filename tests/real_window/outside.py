"""The window from outside: what assistive technology sees of it, the keyboard, the clipboard.

Run with Debian's own Python: the bindings of AT-SPI are a system package.
"""

import json
import os
import subprocess
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20.0
"""Seconds after which something that was waited for is missing."""


class Failure(Exception):
    """What was expected of the window and did not happen."""


def until(what, probe, seconds=PATIENCE):
    """Gives the first value of `probe` that is not empty."""
    deadline = time.monotonic() + seconds
    while True:
        pump()
        found = probe()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failure(f"waited {seconds:g} s in vain: {what}")
        time.sleep(0.02)


def pump():
    """Lets the events that have arrived be heard."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


class Node:
    """A control as it stood when it was looked at."""

    def __init__(self, accessible, depth, panel):
        self.accessible = accessible
        self.depth = depth
        self.panel = panel
        self.role = accessible.get_role_name()
        self.name = accessible.get_name() or ""
        self.states = {state.value_nick for state in accessible.get_state_set().get_states()}
        self.place = self.place_now()

    @property
    def key(self):
        """What tells it from every other control."""
        return self.accessible.path

    @property
    def is_control(self):
        """Whether the keyboard can reach it. The window itself is no control, nor a title at which a page begins."""
        return "focusable" in self.states and "enabled" in self.states and self.role not in ("frame", "heading")

    def text(self):
        """What stands in it."""
        iface = self.accessible.get_text_iface()
        for _ in range(5):
            try:
                return iface.get_text(0, iface.get_character_count()) if iface else ""
            except GLib.Error:
                # It became shorter between the two questions.
                time.sleep(0.05)
        return ""

    def place_now(self):
        """Left, top, width and height on the display, in pixels; panels have none."""
        component = self.accessible.get_component_iface()
        extents = component.get_extents(Atspi.CoordType.SCREEN) if component else None
        return (extents.x, extents.y, extents.width, extents.height) if extents else None

    def description(self):
        """What it says about itself besides its name."""
        return self.accessible.get_description() or ""

    def words(self):
        """Everything that it says."""
        return "\n".join((self.accessible.get_name() or "", self.description(), self.text()))

    def activate(self):
        """Does what a screen reader's click does."""
        self.accessible.get_action_iface().do_action(0)

    def __repr__(self):
        return f"{self.role} “{self.name}”"


class Window:
    """The running program."""

    def __init__(self, binary, *arguments, size=(1280, 800), scale=1.0, locale=None, theme=None):
        if locale or theme:
            settings = Path(os.environ["XDG_CONFIG_HOME"], "beian-preflight", "settings.json")
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text(json.dumps({"locale": locale or "zh-CN", "theme": theme or "light"}))
        self.focused = []
        self.announced = []
        self.listener = Atspi.EventListener.new(self._hear)
        for kind in ("object:state-changed:focused", "object:announcement"):
            self.listener.register(kind)
        # Without a path there is no zenity, without a named bus no portal: the file chooser is the program's own, on
        # every machine. The bus is found at its usual place.
        environment = dict(os.environ, WINIT_X11_SCALE_FACTOR=str(scale), PATH="")
        del environment["DBUS_SESSION_BUS_ADDRESS"]
        self.started = time.monotonic()
        self.process = subprocess.Popen([os.path.abspath(binary), *map(str, arguments)], env=environment)
        self.id = until("a window on the display", self._visible_id)
        self.mapped_after = time.monotonic() - self.started
        self.frame = until("a window on the accessibility bus", self._frame)
        if size != (1280, 800) or scale != 1.0:
            self.resize(*size)

    def _visible_id(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode} before it had a window")
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        return subprocess.run(search, capture_output=True, text=True).stdout.split("\n")[0].strip()

    def _frame(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.process.pid:
                # A remembered tree is an old tree.
                application.set_cache_mask(Atspi.Cache.NONE)
                return application.get_child_at_index(0)
        return None

    def _hear(self, event):
        try:
            if event.type == "object:state-changed:focused" and event.detail1:
                self.focused.append(event.source)
            elif event.type == "object:announcement":
                self.announced.append(str(event.any_data))
        except GLib.Error:
            # What it was about is gone already.
            pass

    def resize(self, width, height):
        """Gives the window a size in pixels."""
        run("xdotool", "windowsize", "--sync", self.id, str(width), str(height))

    # What assistive technology sees.

    def nodes(self):
        """Everything in the window, in the order of the tree."""
        found = []

        def walk(accessible, depth, panel):
            node = Node(accessible, depth, panel)
            found.append(node)
            for index in range(accessible.get_child_count()):
                child = accessible.get_child_at_index(index)
                if child:
                    walk(child, depth + 1, index if depth == 0 else panel)

        for _ in range(5):
            try:
                found.clear()
                walk(self.frame, 0, None)
                return found
            except GLib.Error:
                # The tree changed while it was read.
                time.sleep(0.05)
        raise Failure("the tree does not come to rest")

    def frame_place(self):
        """The window's left, top, width and height."""
        return Node(self.frame, 0, None).place

    def find(self, name, role=None):
        """The controls of that name, the shown ones."""
        roles = role if isinstance(role, tuple) else (role,)
        is_it = lambda node: node.name == name and (role is None or node.role in roles)
        return [node for node in self.nodes() if is_it(node) and "showing" in node.states]

    def wait(self, name, role=None, seconds=PATIENCE):
        """The control of that name, once it is there."""
        return until(f"{role or 'something'} named “{name}”", lambda: self.find(name, role), seconds)[0]

    def wait_text(self, part, seconds=PATIENCE):
        """A text that contains a part."""
        holds = lambda: [node for node in self.nodes() if part in node.name]
        return until(f"a text with “{part}”", holds, seconds)[0]

    def focus(self):
        """The control that has the keyboard."""
        pump()
        for accessible in reversed(self.focused):
            try:
                if accessible.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return Node(accessible, 0, None)
            except GLib.Error:
                continue
        return next((node for node in reversed(self.nodes()) if "focused" in node.states), None)

    # Hands.

    def key(self, *keys):
        """Presses keys, one after the other."""
        for key in keys:
            run("xdotool", "key", key)

    def move(self, key="Tab", seconds=2.0):
        """Presses a key that moves the focus; gives where it went, or nothing if it stayed."""
        pump()
        self.focused.clear()
        self.key(key)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            pump()
            if self.focused:
                node = Node(self.focused[-1], 0, None)
                if node.role != "frame":
                    return node
                # At the end of a page nothing has the focus for one frame, then the first control.
                deadline = min(deadline, time.monotonic() + 0.3)
            time.sleep(0.005)
        return None

    def tab_to(self, name, role=None, key="Tab", most=250):
        """Goes with Tab to the control of that name."""
        roles = role if isinstance(role, tuple) else (role,)
        here, seen = self.focus(), []
        for _ in range(most):
            if here and here.name == name and (role is None or here.role in roles):
                return here
            seen.append(repr(here))
            here = self.move(key)
        raise Failure(f"{key} does not lead to {role or 'control'} “{name}”; it led to {', '.join(seen[-12:])}")

    def paste(self, text):
        """Puts a text on the clipboard and presses Ctrl+V."""
        clip(text)
        self.key("ctrl+v")

    # What can be looked at and measured.

    def rest(self, seconds=8.0):
        """Waits until the window shows the same twice: nothing loads, nothing moves."""
        deadline, last = time.monotonic() + seconds, None
        while time.monotonic() < deadline:
            pump()
            now = subprocess.run(["import", "-window", self.id, "rgb:-"], capture_output=True).stdout
            if now == last:
                return
            last = now
            time.sleep(0.25)

    def shoot(self, path):
        """Writes what the window shows as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.rest()
        run("import", "-window", self.id, "-strip", str(path))

    def ticks(self):
        """Clock ticks of processor time since the start."""
        fields = Path("/proc", str(self.process.pid), "stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def memory(self):
        """Resident memory in MB: now and at most."""
        status = Path("/proc", str(self.process.pid), "status").read_text()
        lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        return tuple(int(lines[key].split()[0]) / 1024 for key in ("VmRSS", "VmHWM"))

    def close(self):
        """Closes the window as a person does and waits for the end of the program."""
        if self.process.poll() is None:
            run("xdotool", "windowfocus", "--sync", self.id, "key", "alt+F4")
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise Failure("the window was closed and the program did not end")
        if self.process.returncode != 0:
            raise Failure(f"the program ended with {self.process.returncode}")

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.close()
        elif self.process.poll() is None:
            trouble = Path("target/screenshots/failure.png")
            self.shoot(trouble)
            self.process.kill()
            self.process.wait()


def clip(text):
    """Puts a text on the clipboard and waits until it is there."""
    subprocess.run(["xclip", "-selection", "clipboard"], input=text, text=True, check=True, stdout=subprocess.DEVNULL)
    until("the clipboard", lambda: clipboard() == text)


def clipboard():
    """What the clipboard holds."""
    return subprocess.run(["xclip", "-o", "-selection", "clipboard"], capture_output=True, text=True).stdout


def run(*command):
    """Runs a tool that has to succeed."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout
