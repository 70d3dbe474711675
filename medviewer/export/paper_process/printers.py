"""Printers, asked for on this machine alone."""

from __future__ import annotations

import os
import sys


def stay_on_this_machine() -> None:
    """Have CUPS, which Qt asks for printers, use the local socket of its server and none of the network.

    Source: cups-client.conf(5), cupsd.conf(5): CUPS_SERVER may name a domain socket. One that is set stays.
    """
    if sys.platform == "linux":
        os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")
