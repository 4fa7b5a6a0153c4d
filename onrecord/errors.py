"""Errors that a user can act on.

Each message is one clear sentence that says what is wrong and what to do; pages and the command line
show it as it is.
"""


class OnRecordError(Exception):
    """Base of every error whose message is meant for the user."""


class CorpusError(OnRecordError):
    """The corpus folder cannot be read or written."""


class NewerError(CorpusError):
    """The corpus was written by a newer version of the program, which knows more of it than this one."""

    def __init__(self, location: str) -> None:
        super().__init__(
            f"The corpus at {location} was written by a newer version of On the Record: update this program. Nothing of it "
            "was changed."
        )


class BusyError(CorpusError):
    """Nothing is wrong with the corpus, but there is no memory, disk or turn for this now."""


class QueryError(OnRecordError):
    """A text query cannot be understood; ``position`` is the character where it goes wrong."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class PipelineError(OnRecordError):
    """The spaCy pipeline that was asked for cannot be loaded."""


class EngineError(OnRecordError):
    """The engine that was asked to run the queries cannot be used."""


class ClusterError(OnRecordError):
    """The cluster that was asked for cannot be used."""


class WeightsError(OnRecordError):
    """Trained weights are not those that this version was measured with."""


class InputError(OnRecordError):
    """An input file, or one record of it, cannot be read; the readers report it as Skipped and go on."""

    def __init__(self, message: str, place: str | None = None) -> None:
        super().__init__(message)
        self.place = place


class DraftError(OnRecordError):
    """A draft cannot be checked."""


class ExtractError(OnRecordError):
    """A file cannot be held against the corpus."""


class TaxonomyError(OnRecordError):
    """The taxonomy of topics cannot be used; ``topic`` and ``field`` say where, None where it is the whole file."""

    def __init__(self, message: str, topic: str | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.topic = topic
        self.field = field


class OutletsError(OnRecordError):
    """The user's table of hosts and outlets cannot be used."""


class ParameterError(OnRecordError):
    """A parameter of a request makes no sense."""
