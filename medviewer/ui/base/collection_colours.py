"""The colours of collections, light and dark; their names never stand behind them alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from medviewer.ui.base.theme import Theme, contrast

_LIGHT = {
    "grey": "#66717b",
    "red": "#c0392b",
    "orange": "#b35900",
    "yellow": "#8a7400",
    "green": "#2e7d32",
    "teal": "#0a7a80",
    "blue": "#1f66c1",
    "purple": "#7b3fb5",
    "pink": "#b8367f",
}
_DARK = {
    "grey": "#9aa5b0",
    "red": "#f07f74",
    "orange": "#f0a050",
    "yellow": "#e3cf57",
    "green": "#7cc47f",
    "teal": "#5fc9cf",
    "blue": "#74aef2",
    "purple": "#bb93ea",
    "pink": "#f090c3",
}

translate = QCoreApplication.translate


def shade(name: str, theme: Theme) -> str:
    """Return the #rrggbb of a collection's colour in a theme: the one that is seen better on its ground."""
    ground = theme.colours.chrome
    return max((shades.get(name, shades["grey"]) for shades in (_LIGHT, _DARK)), key=lambda one: contrast(one, ground))


def colour_names() -> dict[str, str]:
    """Return the word for each colour, in its order."""
    return {
        "grey": translate("Colours", "Grey"),
        "red": translate("Colours", "Red"),
        "orange": translate("Colours", "Orange"),
        "yellow": translate("Colours", "Yellow"),
        "green": translate("Colours", "Green"),
        "teal": translate("Colours", "Teal"),
        "blue": translate("Colours", "Blue"),
        "purple": translate("Colours", "Purple"),
        "pink": translate("Colours", "Pink"),
    }


def paint_swatch(painter: QPainter, spot: QRectF, colour: str) -> None:
    """Paint a colour as a rounded square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(spot, 3, 3)


def swatch(name: str, theme: Theme) -> QIcon:
    """Return a colour as an icon for menus."""
    picture = QPixmap(theme.icon_size())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_swatch(painter, QRectF(picture.rect()).adjusted(2, 2, -2, -2), shade(name, theme))
    painter.end()
    return QIcon(picture)
