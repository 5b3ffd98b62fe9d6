"""The first tables: the inbox of questions, and what buttons refer to."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("event_id", sa.String(255), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("ts", sa.String(32), nullable=False),
        sa.Column("conversation", sa.String(32), nullable=False),
        sa.Column("thread_ts", sa.String(32), nullable=True),
        sa.Column("user_id", sa.String(32), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("earlier", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.String(32), nullable=True),
        sa.Column("response_url", sa.Text(), nullable=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("posted", sa.Integer(), nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("failure", sa.String(255), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("team_id", "event_id", name="uq_inbox_team_id_event_id"),
        sa.UniqueConstraint("team_id", "channel", "ts", name="uq_inbox_team_id_channel_ts"),
    )
    op.create_index("ix_inbox_status_due_at", "inbox", ["status", "due_at"])
    op.create_index(
        "ix_inbox_team_id_channel_conversation_id", "inbox", ["team_id", "channel", "conversation", "id"]
    )
    op.create_table(
        "kept",
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "digest", name="pk_kept"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("kept")
    op.drop_index("ix_inbox_team_id_channel_conversation_id", "inbox")
    op.drop_index("ix_inbox_status_due_at", "inbox")
    op.drop_table("inbox")
