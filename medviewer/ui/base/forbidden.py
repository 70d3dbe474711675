"""The reason why something cannot be done, in the words that stand where it would be."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from medviewer.configuring.configuration import Configuration

OR = " or "


def reason(configuration: Configuration, *needs: str) -> str:
    """Return why something cannot be done, empty where it can.

    needs: names of what a site forbids, all of which it takes; of “export or printing” one is enough.
    """
    for need in needs:
        files = [configuration.locked_by(name) for name in need.split(OR)]
        if all(files):
            return QCoreApplication.translate("Actions", "Switched off by your site, in {}").format(files[0])
    return ""
