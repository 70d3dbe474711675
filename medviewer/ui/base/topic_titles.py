"""Topics by their names in the language of the window; the words that they are found by stay as they are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from medviewer.ui.base.language import translatable

TITLES = (
    translatable("Topics", "Kidneys"),
    translatable("Topics", "Liver"),
    translatable("Topics", "Children"),
    translatable("Topics", "Older people"),
    translatable("Topics", "Pregnancy"),
    translatable("Topics", "Breastfeeding"),
    translatable("Topics", "Heart"),
    translatable("Topics", "QT interval"),
    translatable("Topics", "Bleeding"),
    translatable("Topics", "Maximum dose"),
    translatable("Topics", "Missed dose"),
    translatable("Topics", "Overdose"),
    translatable("Topics", "Allergy"),
    translatable("Topics", "Driving"),
    translatable("Topics", "Alcohol"),
    translatable("Topics", "Food"),
    translatable("Topics", "Crushing and feeding tubes"),
    translatable("Topics", "Monitoring and levels"),
    translatable("Topics", "Interactions"),
    translatable("Topics", "Side effects"),
    translatable("Topics", "Contraindications"),
    translatable("Topics", "Storage"),
    translatable("Topics", "Body weight"),
    translatable("Topics", "Infusion and dilution"),
    translatable("Topics", "Compatibility"),
    translatable("Topics", "Extravasation"),
    translatable("Topics", "Onset and duration"),
    translatable("Topics", "Half-life"),
    translatable("Topics", "Surgery"),
    translatable("Topics", "Stopping"),
    translatable("Topics", "Sunlight"),
    translatable("Topics", "By vein"),
)
"""The names in resources/topics.toml, and what chips.toml has beside them."""


def topic_title(name: str) -> str:
    """Return the name of a topic as the window shows it."""
    return QCoreApplication.translate("Topics", name)
