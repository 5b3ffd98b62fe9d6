"""Questions that are edited, shared or not addressed to the desk; settings, reviews, handovers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
NEW = ("uncalled", "subject", "answer_ts", "edited_ts", "shared_by")


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("inbox") as inbox:
        inbox.add_column(
            sa.Column("uncalled", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        inbox.add_column(sa.Column("subject", sa.JSON(none_as_null=True), nullable=True))
        inbox.add_column(sa.Column("answer_ts", sa.JSON(none_as_null=True), nullable=True))
        inbox.add_column(sa.Column("edited_ts", sa.String(32), nullable=True))
        inbox.add_column(sa.Column("shared_by", sa.String(32), nullable=True))
    op.create_index("ix_inbox_team_id_user_id_id", "inbox", ["team_id", "user_id", "id"])
    op.create_table(
        "channels",
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("rulebook", sa.String(64), nullable=True),
        sa.Column("officer_user", sa.String(32), nullable=True),
        sa.Column("officer_channel", sa.String(32), nullable=True),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.String(32), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel", name="pk_channels"),
    )
    op.create_table(
        "reviews",
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("said_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "digest", name="pk_reviews"),
    )
    op.create_index("ix_reviews_team_id_state_said_at", "reviews", ["team_id", "state", "said_at"])
    op.create_table(
        "handovers",
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("handed_to", sa.String(32), nullable=False),
        sa.Column("handed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "digest", name="pk_handovers"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("handovers")
    op.drop_index("ix_reviews_team_id_state_said_at", "reviews")
    op.drop_table("reviews")
    op.drop_table("channels")
    op.drop_index("ix_inbox_team_id_user_id_id", "inbox")
    with op.batch_alter_table("inbox") as inbox:
        for name in NEW:
            inbox.drop_column(name)
