"""The tables, as SQLModel rows. Values are checked before they get here: table models do not validate."""

from datetime import UTC, datetime, timedelta
from typing import ClassVar, TypeVar

from sqlalchemy import CheckConstraint, MetaData
from sqlmodel import Field, SQLModel

from dilemmagame.storage.checksums import COVERED, checksum

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Row(SQLModel):
    """Base of all tables: own metadata, every constraint has a name so that migrations can find it."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    checksum: str

    def sum_of_columns(self) -> str:
        """The checksum over the covered columns as they stand now."""
        columns = COVERED[str(self.__tablename__)]
        return checksum(getattr(self, column) for column in columns)


R = TypeVar("R", bound=Row)


class OrganisationRow(Row, table=True):
    """An organisation; `payload` is the domain value as JSON. They stand in the order of `position`."""

    __tablename__ = "organisation"

    id: str = Field(primary_key=True)
    position: int
    payload: str


class GroupRow(Row, table=True):
    """A group with its values and its register; `payload` is the domain value as JSON ('group' is a word of SQL)."""

    __tablename__ = "meeting_group"

    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisation.id", ondelete="CASCADE", index=True)
    position: int
    payload: str


class UpkeepRow(Row, table=True):
    """What must survive a crash about the file itself.

    `scrub_due`: ids, parted by spaces, of sessions, groups and organisations whose text was overwritten or deleted
    while vacuum and the replacement of backups are not done yet.
    `current_session`: the session that is running, '' when none is.
    """

    __tablename__ = "upkeep"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    scrub_due: str = ""
    current_session: str = ""


class SessionRow(Row, table=True):
    """One session. Small on purpose: it is rewritten with every event and heartbeat; the plan lies apart."""

    __tablename__ = "session"

    id: str = Field(primary_key=True)
    title: str
    organisation: str
    created_us: int = Field(index=True)  # microseconds since 1970, UTC
    finished: bool = False
    held: bool = False
    card_ids: str = "[]"  # JSON list
    clock_ms: int = 0
    event_count: int = 0


class PlanRow(Row, table=True):
    """The plan of a session as it was when it was made, as JSON."""

    __tablename__ = "plan"

    session_id: str = Field(primary_key=True, foreign_key="session.id", ondelete="CASCADE")
    payload: str


class EventRow(Row, table=True):
    """One event: `kind` is the class name, `payload` the rest as JSON. `sequence` counts from 1 in its session."""

    __tablename__ = "event"

    session_id: str = Field(primary_key=True, foreign_key="session.id", ondelete="CASCADE")
    sequence: int = Field(primary_key=True)
    kind: str
    payload: str


class TextRow(Row, table=True):
    """One typed text. A struck text keeps its row with an empty body, so that its id never returns."""

    __tablename__ = "text"

    session_id: str = Field(primary_key=True, foreign_key="session.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    body: str
    struck: bool = False


class ExportRow(Row, table=True):
    """A file that left the session: where it was written."""

    __tablename__ = "export"

    session_id: str = Field(primary_key=True, foreign_key="session.id", ondelete="CASCADE")
    path: str = Field(primary_key=True)


def sealed(row: R) -> R:
    """`row` with the checksum of what it holds now."""
    row.checksum = row.sum_of_columns()
    return row


def to_microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970 of an aware `moment`."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def from_microseconds(value: int) -> datetime:
    """The aware UTC moment `value` microseconds after 1970."""
    return EPOCH + timedelta(microseconds=value)
