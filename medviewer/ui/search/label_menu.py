"""The menu by which the labels of one generic name are filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from medviewer.library.store.label_choice import FACTS, ORDERS, FactValue, LabelChoice
from medviewer.library.store.label_groups import LabelRow
from medviewer.ui.base.language import translatable
from medviewer.ui.search.list_lines import ORDER_TEXTS

MOST_VALUES = 200
LONGEST_VALUE = 60
_NAMES = {
    "form": (translatable("LabelFacts", "Form: {}"), translatable("LabelFacts", "All forms")),
    "route": (translatable("LabelFacts", "Route: {}"), translatable("LabelFacts", "All routes")),
    "labeler": (translatable("LabelFacts", "Labeler: {}"), translatable("LabelFacts", "All labelers")),
}
translate = QCoreApplication.translate


def label_menu(
    parent: QWidget, labels: Sequence[LabelRow], choice: LabelChoice, choose: Callable[[LabelChoice], object]
) -> QMenu:
    """Return a menu for one use: a menu of values for each fact, the orders, and the way back to all labels.

    choose: takes what was chosen.
    """
    menu = QMenu(parent)
    menu.setObjectName("labelMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for fact in FACTS:
        _add_fact(menu, fact, labels, choice, choose)
    menu.addSeparator()
    orders = ((translate("LabelOrder", ORDER_TEXTS[order]), choice._replace(order=order)) for order in ORDERS)
    _add_choices(menu, orders, choice, choose)
    menu.addSeparator()
    everything = translate("Lines", "Show all %Ln label(s)", "", len(labels))
    menu.addAction(everything, partial(choose, LabelChoice(order=choice.order))).setEnabled(choice.is_filter)
    return menu


def _add_fact(
    menu: QMenu,
    fact: str,
    labels: Sequence[LabelRow],
    choice: LabelChoice,
    choose: Callable[[LabelChoice], object],
) -> None:
    """Add the menu of a fact; it is filled as it opens, since firms can be hundreds."""
    name, any_value = (translate("LabelFacts", text) for text in _NAMES[fact])
    is_chosen = getattr(choice, fact) is not None
    inner = menu.addMenu(_plain(name.format(_short(choice.text_of(labels, fact))) if is_chosen else any_value))

    def fill() -> None:
        inner.aboutToShow.disconnect(fill)
        _add_choices(inner, [(any_value, choice.having(fact, None))], choice, choose)
        _add_values(inner, fact, labels, choice, choose)

    inner.aboutToShow.connect(fill)


def _add_values(
    menu: QMenu,
    fact: str,
    labels: Sequence[LabelRow],
    choice: LabelChoice,
    choose: Callable[[LabelChoice], object],
) -> None:
    """Add each value that labels have of a fact, with how many have it; of very many those that most have."""
    values = choice.values(labels, fact)
    fullest = {value.key for value in sorted(values, key=lambda value: -value.labels)[:MOST_VALUES]}
    listed = [value for value in values if value.key in fullest or value.key == getattr(choice, fact)]
    _add_choices(menu, ((_with_count(one), choice.having(fact, one.key)) for one in listed), choice, choose)
    if len(listed) < len(values):
        more = translate("LabelFacts", "%Ln more: type the name into the search field", "", len(values) - len(listed))
        menu.addAction(more).setEnabled(False)


def _add_choices(
    menu: QMenu,
    choices: Iterable[tuple[str, LabelChoice]],
    choice: LabelChoice,
    choose: Callable[[LabelChoice], object],
) -> None:
    """Add entries of which one is chosen."""
    group = QActionGroup(menu)
    for text, meant in choices:
        action = menu.addAction(_plain(text), partial(choose, meant))
        action.setCheckable(True)
        action.setChecked(meant == choice)
        group.addAction(action)


def _with_count(value: FactValue) -> str:
    return f"{_short(value.text)} · {QLocale().toString(value.labels)}"


def _short(text: str) -> str:
    """Return a value as a menu has room for it, that it is not stated for an empty one."""
    text = text or translate("LabelFacts", "not stated")
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def _plain(text: str) -> str:
    """Return a text as a menu shows it letter by letter."""
    return text.replace("&", "&&")
