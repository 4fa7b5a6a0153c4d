"""Who is at the keyboard: whose name stands in the log of corrections."""

import getpass


def author() -> str:
    """The name under which a correction is kept."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container's user may have no name.
        return "unknown"
