"""Sessions with their plans, events and texts; the organisation; upkeep."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _child_of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id"], ["session.id"], name=f"fk_{table}_session_id_session", ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_organisation_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    upkeep = op.create_table(
        "upkeep",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scrub_due", sa.String(), nullable=False),
        sa.Column("current_session", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_upkeep_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upkeep")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("created_us", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("card_ids", sa.String(), nullable=False),
        sa.Column("clock_ms", sa.Integer(), nullable=False),
        sa.Column("event_count", sa.Integer(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_created_us"), "session", ["created_us"])
    op.create_table(
        "plan",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        _child_of_session("plan"),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_plan")),
    )
    op.create_table(
        "event",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        _child_of_session("event"),
        sa.PrimaryKeyConstraint("session_id", "sequence", name=op.f("pk_event")),
    )
    op.create_table(
        "text",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        _child_of_session("text"),
        sa.PrimaryKeyConstraint("session_id", "id", name=op.f("pk_text")),
    )
    # The checksum of (1, '', ''), written out so that this script never changes.
    op.bulk_insert(
        upkeep,
        [{"id": 1, "scrub_due": "", "current_session": "", "checksum": "2a2246e0c5557ac9b4656bd484606e05"}],
    )


def downgrade() -> None:
    for table in ("text", "event", "plan", "session", "upkeep", "organisation"):
        op.drop_table(table)
