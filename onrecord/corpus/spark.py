"""Spark as the engine: what a snapshot computes once lies in the memory of the cluster, under names of its session.

The cluster is the one that ``spark-submit`` or a ``spark-defaults.conf`` names (``SPARK_CONF_DIR``); without them Spark
runs in this process, on every core.
"""

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.pyspark import Backend
from ibis.backends.pyspark.datatypes import PySparkSchema
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from onrecord.errors import EngineError


def connect() -> SparkSession:
    """A session of its own for one snapshot: the names of its tables are nobody else's. Raises EngineError."""
    builder = SparkSession.builder.appName("On the Record").config("spark.ui.showConsoleProgress", "false")
    try:
        return builder.getOrCreate().newSession()
    except PySparkException as error:
        raise EngineError(
            f"Spark does not start: {_first_line(error)} It needs Java 17, found by JAVA_HOME."
        ) from error


def backend(session: SparkSession) -> "SparkEngine":
    """The Ibis backend of a session."""
    engine = SparkEngine()
    engine.do_connect(session)
    return engine


class SparkEngine(Backend):  # type: ignore[misc]  # Ibis ships no types
    """Ibis's backend with tables that go with their session, and results that keep their types.

    Ibis itself writes tables to the cluster's warehouse, and brings Arrow tables and results through pandas, which
    knows neither arrays nor missing integers.
    """

    def create_table(self, name: str, obj: pa.Table | ir.Table | None = None, *, schema: Any = None) -> ir.Table:
        """A table computed once, now."""
        if obj is None:
            frame = self._session.createDataFrame([], PySparkSchema.from_ibis(ibis.schema(schema)))
        elif isinstance(obj, pa.Table):
            frame = self._session.createDataFrame(obj)
        else:
            frame = self._frame(obj).localCheckpoint()
        return self._named(name, frame)

    def create_view(self, name: str, obj: ir.Table) -> ir.Table:
        """An expression under a name, computed whenever it is read."""
        return self._named(name, self._frame(obj))

    def drop_table(self, name: str) -> None:
        """Forget a table."""
        self._session.catalog.dropTempView(name)

    def load(self, name: str, files: Sequence[str], schema: pa.Schema) -> None:
        """Parquet files as a table; columns that a file lacks are null. Raises EngineError."""
        columns = PySparkSchema.from_ibis(ibis.Schema.from_pyarrow(schema))
        try:
            self._named(name, self._session.read.schema(columns).parquet(*files))
        except (PySparkException, Py4JError) as error:
            raise EngineError(f"Spark cannot read {files[0]}: {_first_line(error)}") from error

    def to_pyarrow(self, expr: ir.Table, /, **_: Any) -> pa.Table:
        """The rows of an expression."""
        return self._frame(expr).toArrow().cast(expr.schema().to_pyarrow())

    def to_pyarrow_batches(self, expr: ir.Table, /, *, chunk_size: int, **_: Any) -> pa.RecordBatchReader:
        """The rows of an expression in batches."""
        rows = self.to_pyarrow(expr)
        return pa.RecordBatchReader.from_batches(rows.schema, rows.to_batches(chunk_size))

    def _frame(self, expression: ir.Table) -> DataFrame:
        return self._session.sql(self.compile(expression))

    def _named(self, name: str, frame: DataFrame) -> ir.Table:
        frame.createOrReplaceTempView(name)
        return self.table(name)


def _first_line(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    # What Java raised stands after what py4j says of the call.
    return next((line for line in lines if "Exception: " in line), lines[0] if lines else type(error).__name__)


# As ibis.connect does, which knows its own class alone.
SparkEngine.register_options()
