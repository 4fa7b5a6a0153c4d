"""Bounds of a process that reads what anybody may have sent."""

import sys

# Of addresses, of which libraries reserve more than they use.
_MOST_MEMORY = 6 * 1024**3


def bound_memory() -> None:
    """Let this process have no more memory than a draft needs, where the system can hold it to that."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
