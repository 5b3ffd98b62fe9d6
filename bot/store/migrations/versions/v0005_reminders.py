"""The morning post: its messages, the wishes of each channel, and what keeps failing."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "reminder_posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(32), nullable=False),
        sa.Column("conversation", sa.String(32), nullable=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("plain", sa.Text(), nullable=True),
        sa.Column("deadlines", sa.JSON(), nullable=False),
        sa.Column("ts", sa.String(32), nullable=True),
        sa.Column("failure", sa.String(255), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reminder_posts"),
        sa.UniqueConstraint(
            "kind", "team_id", "channel", "day", "part",
            name="uq_reminder_posts_kind_team_id_channel_day_part",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reminder_posts_status_due_at", "reminder_posts", ["status", "due_at"])
    op.create_index("ix_reminder_posts_day_kind", "reminder_posts", ["day", "kind"])
    op.create_table(
        "reminder_settings",
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("at", sa.String(5), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("closed", sa.JSON(), nullable=False),
        sa.Column("quiet_when_nothing", sa.Boolean(), nullable=False),
        sa.Column("soon", sa.Integer(), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("most_overdue", sa.Integer(), nullable=False),
        sa.Column("escalation_user", sa.String(32), nullable=True),
        sa.Column("changed_by", sa.String(32), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel", name="pk_reminder_settings"),
    )
    op.create_table(
        "reminder_troubles",
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel", name="pk_reminder_troubles"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("reminder_troubles")
    op.drop_table("reminder_settings")
    op.drop_index("ix_reminder_posts_day_kind", "reminder_posts")
    op.drop_index("ix_reminder_posts_status_due_at", "reminder_posts")
    op.drop_table("reminder_posts")
