"""What the installed PySide6 must not do to us."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

CALLS = 2000


class _Sender(QObject):
    told = Signal(object)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on")
def test_signals_do_not_wear_out_none_and_true(qapp) -> None:
    """PySide6 6.12.0 gives back None and True once too often with each call: after some hours the program aborts."""
    sender, action = _Sender(), QAction()
    sender.told.connect(lambda _value: None)
    action.triggered.connect(lambda: None)
    kept = [None] * CALLS + [True] * CALLS
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(CALLS):
        sender.told.emit(1)
        action.trigger()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(end > start - CALLS // 10 for start, end in zip(before, after, strict=True))
    assert len(kept) == 2 * CALLS
