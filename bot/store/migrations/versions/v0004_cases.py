"""The ledger: cases, their owners, deadlines and history; private calendar addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("rulebook", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("amounts", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("import_key", sa.String(64), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(64), nullable=False),
        sa.Column("rolls_on", sa.Date(), nullable=True),
        sa.Column("created_by", sa.String(64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_by", sa.String(64), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint(
            "team_id", "rulebook", "import_key", name="uq_cases_team_id_rulebook_import_key"
        ),
    )
    op.create_index("ix_cases_team_id_channel_state", "cases", ["team_id", "channel", "state"])
    op.create_index("ix_cases_team_id_state_id", "cases", ["team_id", "state", "id"])
    op.create_index("ix_cases_state_edition", "cases", ["state", "edition"])
    op.create_table(
        "case_owners",
        sa.Column("case_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_owners_case_id_cases"),
        sa.PrimaryKeyConstraint("case_id", "owner", name="pk_case_owners"),
    )
    op.create_index("ix_case_owners_team_id_owner", "case_owners", ["team_id", "owner"])
    op.create_table(
        "case_deadlines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("occurrence", sa.String(10), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("safe_day", sa.Date(), nullable=False),
        sa.Column("time", sa.String(5), nullable=True),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("origin", sa.String(8), nullable=False),
        sa.Column("sort", sa.String(4), nullable=False),
        sa.Column("follows", sa.String(64), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("citations", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("recurring", sa.String(8), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.String(64), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("posted_overdue", sa.Integer(), nullable=False),
        sa.Column("escalated_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_deadlines_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_case_deadlines"),
        sa.UniqueConstraint(
            "case_id", "key", "occurrence", name="uq_case_deadlines_case_id_key_occurrence"
        ),
    )
    op.create_index(
        "ix_case_deadlines_team_id_state_due", "case_deadlines", ["team_id", "state", "due"]
    )
    op.create_table(
        "case_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("deadline_id", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_history_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_case_history"),
    )
    op.create_index(
        "ix_case_history_team_id_case_id_id", "case_history", ["team_id", "case_id", "id"]
    )
    op.create_table(
        "feeds",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=True),
        sa.Column("owner", sa.String(64), nullable=True),
        sa.Column("rulebook", sa.String(64), nullable=True),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("digest", name="pk_feeds"),
    )
    op.create_index("ix_feeds_team_id_revoked_at", "feeds", ["team_id", "revoked_at"])


def downgrade() -> None:
    """Go back."""
    for table in ("feeds", "case_history", "case_deadlines", "case_owners", "cases"):
        op.drop_table(table)
