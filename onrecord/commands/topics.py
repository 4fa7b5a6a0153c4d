"""``onrecord topics``: the topics by which quotations are sorted."""


def topics() -> None:
    """Print the topics in force as TOML: a file to edit, and to name in ONRECORD_TOPICS."""
    from onrecord import taxonomy

    print(taxonomy.dump(taxonomy.load_own()), end="")
