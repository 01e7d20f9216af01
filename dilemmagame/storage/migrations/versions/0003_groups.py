"""More than one organisation, and the groups of each."""

from __future__ import annotations

import hashlib
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _checksum(*parts: str | int) -> str:
    """How rows are sealed, written out so that this script never changes."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        encoded = str(part).encode("utf-8")
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()


def _payloads() -> list[str]:
    return [row[0] for row in op.get_bind().execute(sa.text("SELECT payload FROM organisation"))]


def upgrade() -> None:
    payloads = _payloads()
    op.drop_table("organisation")
    organisation = op.create_table(
        "organisation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    for payload in payloads[:1]:
        made = secrets.token_hex(8)
        row = {"id": made, "position": 1, "payload": payload, "checksum": _checksum(made, 1, payload)}
        op.bulk_insert(organisation, [row])
    op.create_table(
        "meeting_group",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_meeting_group_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_group")),
    )
    op.create_index(op.f("ix_meeting_group_organisation_id"), "meeting_group", ["organisation_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_meeting_group_organisation_id"), "meeting_group")
    op.drop_table("meeting_group")
    first = op.get_bind().execute(sa.text("SELECT payload FROM organisation ORDER BY position LIMIT 1"))
    payloads = [row[0] for row in first]
    op.drop_table("organisation")
    organisation = op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_organisation_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    for payload in payloads:
        op.bulk_insert(organisation, [{"id": 1, "payload": payload, "checksum": _checksum(1, payload)}])
