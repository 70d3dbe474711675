"""The dialog that lists every key and what it does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from medviewer.ui.base.dialogs import TableDialog
from medviewer.ui.menus.actions import keyboard_table


def show_keyboard(parent: QWidget) -> TableDialog:
    """Show every key and what it does."""
    title = QCoreApplication.translate("Dialogs", "Keyboard")
    lead = QCoreApplication.translate("Dialogs", "Everything can be reached without a mouse.")
    heads = (QCoreApplication.translate("Dialogs", "Keys"), QCoreApplication.translate("Dialogs", "What they do"))
    dialog = TableDialog(parent, "keyboardDialog", title, lead, heads, keyboard_table())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
