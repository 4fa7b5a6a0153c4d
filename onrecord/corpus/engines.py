"""What runs the queries: DuckDB in this process, or Spark on a cluster, as ``ONRECORD_ENGINE`` says.

Everything above is Ibis expressions, the same for both. An engine is an Ibis backend that makes tables and views,
runs expressions, and reads a table of the store.
"""

import os
from collections import OrderedDict
from pathlib import Path
from tempfile import gettempdir
from threading import Lock
from typing import Any
from uuid import uuid4

import duckdb
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa
from deltalake import DeltaTable
from ibis.backends.duckdb import Backend as IbisDuckDB
from ibis.backends.sql import SQLBackend as Backend

from onrecord.errors import EngineError

ENGINE_VARIABLE = "ONRECORD_ENGINE"
DUCKDB, PYSPARK = "duckdb", "pyspark"
# A page asks some ten queries, and each of them again whenever somebody touches it.
_KEPT = 500


class Written:
    """The SQL of the latest expressions; any number of threads may use it.

    An expression names its tables and their columns, and so has the same SQL in every database that has them.
    """

    def __init__(self) -> None:
        self._latest: OrderedDict[ops.Node, str] = OrderedDict()
        self._lock = Lock()

    def get(self, expression: ops.Node) -> str | None:
        """Its SQL, if it is known."""
        with self._lock:
            sql = self._latest.get(expression)
            if sql is not None:
                self._latest.move_to_end(expression)
            return sql

    def keep(self, expression: ops.Node, sql: str) -> None:
        """Know it from now on, and what was longest not asked for no more."""
        # One that comes with its rows does not come again.
        if expression.find(ops.InMemoryTable):
            return
        with self._lock:
            self._latest[expression] = sql
            if len(self._latest) > _KEPT:
                self._latest.popitem(last=False)


class DuckDBBackend(IbisDuckDB):  # type: ignore[misc]
    """Ibis's DuckDB that writes no SQL twice: over most corpora that takes longer than DuckDB takes to answer."""

    _kept = 0

    def table(self, name: str, /, **options: Any) -> ir.Table:
        """A table that is there. Raises TableNotFound."""
        found = super().table(name, **options)
        # An expression of which the SQL is kept must keep no database open.
        return found.op().copy(source=_CLOSED).to_expr()

    def create_table(self, name: str, /, obj: Any = None, **options: Any) -> ir.Table:
        """Make a table of rows, or an empty one of a schema."""
        if isinstance(obj, ir.Table) and options.keys() <= {"temp"}:
            self._run_pre_execute_hooks(obj)
            super().create_table(name, schema=obj.schema(), **options)
            self.con.execute(f'INSERT INTO "{name}" {self.compile(obj)}')
        else:
            super().create_table(name, obj, **options)
        # Without the name of the database, which is another one each time.
        return self.table(name)

    def keep(self, rows: ir.Table | pa.Table) -> ir.Table:
        """Rows computed once, for as long as the connection lives, under a name that is the same in every database."""
        self._kept += 1
        return self.create_table(f"kept_{self._kept}", rows, temp=True)

    def compile(self, expression: ir.Expr, /, **options: Any) -> str:
        """The SQL of an expression."""
        if any(options.values()):
            return str(super().compile(expression, **options))
        sql = _WRITTEN.get(expression.op())
        if sql is None:
            sql = str(super().compile(expression))
            _WRITTEN.keep(expression.op(), sql)
        return sql


_WRITTEN, _CLOSED = Written(), DuckDBBackend()


def wanted() -> str:
    """The engine that the environment names."""
    return os.environ.get(ENGINE_VARIABLE) or DUCKDB


def open_duckdb(path: Path | str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A database in memory or in a file. What does not fit in memory goes to the temporary folder, not the current one."""
    return duckdb.connect(path, config={"temp_directory": str(Path(gettempdir()) / f"onrecord-{uuid4().hex}")})


def connect() -> Any:
    """A connection to the engine that the environment names, for one snapshot. Raises EngineError."""
    name = wanted()
    if name == DUCKDB:
        return open_duckdb()
    if name != PYSPARK:
        raise EngineError(f"{ENGINE_VARIABLE} says “{name}”, but there are only “{DUCKDB}” and “{PYSPARK}”.")
    try:
        from onrecord.corpus import spark
    except ImportError as error:
        raise EngineError(f"The engine “{PYSPARK}” is not installed: pip install -r requirements-spark.txt.") from error
    return spark.connect()


def backend(connection: Any) -> Backend:
    """The Ibis backend of a connection, for the calling thread."""
    if isinstance(connection, duckdb.DuckDBPyConnection):
        # A DuckDB connection belongs to one thread at a time; a cursor shares the tables and costs under 1 ms.
        return DuckDBBackend.from_connection(connection.cursor())
    from onrecord.corpus import spark

    return spark.backend(connection)


def load(backend: Backend, name: str, table: DeltaTable, schema: pa.Schema) -> None:
    """Make a table of the store one of the engine's; columns that came after it was written are null."""
    if backend.name == DUCKDB:
        backend.create_table(name, table.to_pyarrow_dataset().replace_schema(schema))
    else:
        backend.load(name, table.file_uris(), schema)
