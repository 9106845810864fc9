# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the window: starts docket on a display and an assistive-technology bus of its own, finds what is on the
screen by role and name, and works it by pointer, keyboard and text.

Runs under dbus-run-session and xvfb-run (with-session does both).
"""
import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60  # seconds: ended early by what is waited for, also on a machine that has other things to do
# GTK 4.8 names a widget by its type where nobody gave it a name
NO_NAME = re.compile("^\\s*((Gtk|Adw|Docket)[A-Z]\\w*)?\\s*$")


class NotFound(AssertionError):
    pass


def wait_for(probe, what, patience=PATIENCE):
    """What probe() gives, as soon as it is true."""
    end = time.monotonic() + patience
    while True:
        try:
            found = probe()
        except GLib.Error:  # the widget went away while it was asked
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise NotFound(what() if callable(what) else what)
        time.sleep(0.05)


def widget_of(node):
    """A page of a stack is no widget: its child is."""
    while node is not None and node.get_component_iface() is None:
        node = node.get_child_at_index(0) if node.get_child_count() == 1 else None
    return node


def place_of(widget):
    return Atspi.Component.get_extents(widget.get_component_iface(), Atspi.CoordType.WINDOW)


def takes_pointer(widget, box):
    """What is not drawn is met by no pointer; not every place of a widget that is drawn has something to meet."""
    for x in range(1, 6):
        for y in range(1, 6):
            try:
                if Atspi.Component.get_accessible_at_point(widget.get_component_iface(), box.x + box.width * x // 6,
                                                           box.y + box.height * y // 6, Atspi.CoordType.WINDOW):
                    return True
            except GLib.Error:
                continue
    return False


def shown_children(node):
    """GTK 4.8 tells of windows alone that they show. What was never laid out has no size; pages of a stack that were left
    keep their place: of those that lie on each other, the one counts that takes the pointer."""
    children = [node.get_child_at_index(index) for index in range(node.get_child_count())]
    widgets = [(child, widget_of(child)) for child in children if child is not None]
    places = [(child, widget, place_of(widget) if widget else None) for child, widget in widgets]
    placed = [(child, widget, box) for child, widget, box in places if box is None or box.width > 0 and box.height > 0]
    corners = [(box.x, box.y) for _, _, box in placed if box]
    covering = [child for child, widget, box in placed
                if box and corners.count((box.x, box.y)) > 1 and takes_pointer(widget, box)]
    for child, widget, box in placed:
        if box is None or corners.count((box.x, box.y)) < 2 or child in covering or not covering:
            yield child


def walk(node):
    """The node and what is under it, in the order of the tree, as far as it has a place on the screen."""
    try:
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE) and node.get_role() != Atspi.Role.APPLICATION:
            return
        yield node
        for child in shown_children(node):
            yield from walk(child)
    except GLib.Error:
        return


def text_of(node):
    try:
        interface = node.get_text_iface()
        return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface)) if interface else ""
    except GLib.Error:
        return ""


class Seat:
    def __init__(self, program, directory, language=None, extra=None):
        self.program, self.directory, self.process = program, directory, None
        self.environment = dict(os.environ, XDG_DATA_HOME=directory, XDG_CONFIG_HOME=directory + "/config",
                                XDG_CACHE_HOME=directory + "/cache", GTK_A11Y="atspi", **(extra or {}))
        if language:
            self.environment.update(LANG=language, LC_ALL=language, LANGUAGE="")

    # --- program ---

    def start(self, *arguments):
        self.process = subprocess.Popen([self.program, *arguments], env=self.environment)
        self.application = wait_for(self._find_application, "the program did not appear on the bus")
        # all else is asked anew each time: what was kept of it would be of a moment ago
        Atspi.Accessible.set_cache_mask(self.application, Atspi.Cache.INTERFACES | Atspi.Cache.ROLE | Atspi.Cache.PARENT)
        return self

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                return child
        return None

    def stop(self):
        self.press("ctrl+q")
        assert self.process.wait(PATIENCE) == 0
        self.process = None

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    # --- what is there ---

    def window(self):
        """The one that the window manager gives the keys: under a dialog that waits for an answer nothing can be done."""
        title = self._told("getactivewindow", "getwindowname").rstrip("\n")
        for index in range(self.application.get_child_count()):
            frame = self.application.get_child_at_index(index)
            if frame is not None and frame.get_name() == title:
                return frame
        return self.application

    def await_window(self, title):
        wait_for(lambda: self.window().get_name() == title, lambda: f"no window {title}; {self.window().get_name()} is there")

    def all(self, role=None, within=None):
        return (node for node in walk(within or self.window()) if role is None or node.get_role_name() == role)

    def find(self, role, name, within=None, patience=PATIENCE):
        """name: the whole accessible name, or a compiled pattern."""
        matches = name.search if isinstance(name, re.Pattern) else (lambda text: text == name)

        def probe():
            return next((n for n in self.all(role, within) if matches(n.get_name() or "") or matches(text_of(n))), None)

        return wait_for(probe, lambda: f"no {role} {name!r}; there is:\n{self.describe()}", patience)

    def has(self, role, name):
        try:
            return self.find(role, name, patience=0) is not None
        except NotFound:
            return False

    def gone(self, role, name):
        wait_for(lambda: not self.has(role, name), f"{role} {name!r} stays")

    def read(self, pattern):
        """A text on the screen that has the pattern."""
        pattern = re.compile(pattern)

        def probe():
            for node in self.all():
                for text in (node.get_name() or "", text_of(node)):
                    if pattern.search(text):
                        return text
            return None

        return wait_for(probe, lambda: f"no text {pattern.pattern!r}; there is:\n{self.describe()}")

    def describe(self):
        told = ((n.get_role_name(), n.get_name() or "", text_of(n)) for n in self.all())
        return "\n".join(f"{role}: {name!r} {text!r}" for role, name, text in told
                         if text or not NO_NAME.match(name))

    # --- what is done ---

    def click(self, node):
        """In the window that is active: places of widgets are told from its corner."""
        box = wait_for(lambda: self._extents(node), "nothing to click on")
        corner = self._geometry()
        self._hand("mousemove", str(int(corner["X"]) + box.x + box.width // 2),
                   str(int(corner["Y"]) + box.y + box.height // 2), "click", "1")

    def _geometry(self):
        told = self._told("getactivewindow", "getwindowgeometry", "--shell")
        return dict(line.split("=") for line in told.split())

    @staticmethod
    def _told(*question):
        return subprocess.run(["xdotool", *question], check=False, capture_output=True, text=True).stdout

    @staticmethod
    def _extents(node):
        box = Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.WINDOW)
        return box if box.width > 0 else None

    @staticmethod
    def _hand(*events):
        subprocess.run(["xdotool", *events], check=True)
        time.sleep(0.2)

    def drag(self, title, goal):
        """From the middle of the window that bears the title, which is active, to that place of the screen."""
        wait_for(lambda: self._told("getactivewindow", "getwindowname").strip() == title, f"no window {title}")
        corner = self._geometry()
        start = tuple(int(corner[at]) + int(corner[size]) // 2 for at, size in (("X", "WIDTH"), ("Y", "HEIGHT")))
        self._hand("mousemove", *map(str, start))
        self._hand("mousedown", "1")
        for step in range(1, 11):
            self._hand("mousemove", *(str(a + (b - a) * step // 10) for a, b in zip(start, goal)))
        self._hand("mouseup", "1")

    def do(self, node):
        """The node's first action, as a screen reader asks for it."""
        Atspi.Action.do_action(node.get_action_iface(), 0)

    def enter(self, node, text):
        assert Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)

    def press(self, keys):
        """ctrl+shift+f, Return, ..."""
        self._hand("key", keys)

    def type(self, text):
        """In place of what is in the field that has the focus."""
        self.press("ctrl+a")
        self._hand("type", text)

    def focused(self):
        return next((n for n in self.all() if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
