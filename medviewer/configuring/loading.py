"""Load the configuration in force.

Every start imports this: what reads files is imported where there is one.
"""

from __future__ import annotations

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.site_places import places
from medviewer.locations import Profile


def configuration_of(profile: Profile) -> Configuration:
    """Return the configuration of a workstation; a file that is not there costs one look."""
    there = [place for place in places(profile) if place.is_there()]
    if not there:
        return Configuration()
    from medviewer.configuring.site_file import combined, read

    return combined(file for place in there if (file := read(place)))
