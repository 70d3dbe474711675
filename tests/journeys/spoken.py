"""Tell what a screen reader can know of a program: run by the system's Python, which has AT-SPI's bindings.

usage: python3 spoken.py PROGRAM      then one line of JSON is answered to each line on the standard input:
    tree    every object that is shown: role, name, text, selected children, whether it can be acted on
    focus   the one object that has the focus
    heard   all that was announced so far, in this order
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60  # seconds
MOST_CHILDREN = 80
LONGEST = 20000
INSIDE = ("page tab", "list item", "table cell", "filler")
"""Roles whose objects say that they are focused while what they stand in has the focus, or had it last."""
RENAMED = {"button": "push button"}
"""Names of roles since AT-SPI 2.54, and the ones before."""


def program(name):
    """Return the program of this name, once it is on the accessibility bus."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(place)
            if found and found.get_name() == name:
                return found
        time.sleep(0.1)
    raise SystemExit(f"{name} is not on the accessibility bus")


def shown(node):
    """Yield every object that is shown, those that stand in others after them."""
    yield node
    for place in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(place)
        if child and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from shown(child)


def told(node):
    """Return what there is to know of an object."""
    states = node.get_state_set()
    held = node.get_interfaces()
    count = Atspi.Selection.get_n_selected_children(node) if "Selection" in held else 0
    return {
        "role": RENAMED.get(node.get_role_name(), node.get_role_name()),
        "name": node.get_name(),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "acts": bool("Action" in held and Atspi.Action.get_n_actions(node)),
        "text": _text(node) if "Text" in held else "",
        "selected": [Atspi.Selection.get_selected_child(node, place).get_name() for place in range(count)],
    }


def _text(node):
    return Atspi.Text.get_text(node, 0, min(LONGEST, Atspi.Text.get_character_count(node)))


def asked(root, question):
    """Answer one question; what goes away while it is looked at is asked for again."""
    for _ in range(20):
        root.clear_cache()
        try:
            nodes = [told(node) for node in shown(root)]
        except GLib.Error:
            time.sleep(0.1)
            continue
        if question == "tree":
            return nodes
        return next((node for node in nodes if node["focused"] and node["role"] not in INSIDE), None)
    raise SystemExit("the window does not come to rest")


def heard(announced):
    """Return what was announced until now; events come while the loop turns."""
    turning = GLib.MainContext.default()
    while turning.iteration(False):
        pass
    return announced


if __name__ == "__main__":
    watched, announced = program(sys.argv[1]), []
    ears = Atspi.EventListener.new(lambda event: announced.append(event.any_data))
    ears.register("object:announcement")
    for line in sys.stdin:
        question = line.strip()
        print(json.dumps(heard(announced) if question == "heard" else asked(watched, question)), flush=True)
