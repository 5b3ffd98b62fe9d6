"""Installations by OAuth, those under way, and the organisation a workspace belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "installations",
        sa.Column("client_id", sa.String(64), nullable=False),
        sa.Column("enterprise_id", sa.String(32), nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("app_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("installed_by", sa.String(32), nullable=False),
        sa.Column("bot_token", sa.Text(), nullable=False),
        sa.Column("bot_id", sa.String(32), nullable=False),
        sa.Column("bot_user_id", sa.String(32), nullable=False),
        sa.Column("bot_scopes", sa.Text(), nullable=False),
        sa.Column("refresh_token", sa.Text(), nullable=True),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("installed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("client_id", "enterprise_id", "team_id", name="pk_installations"),
    )
    op.create_index("ix_installations_client_id_team_id", "installations", ["client_id", "team_id"])
    op.create_table(
        "installing",
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("state", name="pk_installing"),
    )
    op.create_table(
        "workspaces",
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("enterprise_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name="pk_workspaces"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("workspaces")
    op.drop_table("installing")
    op.drop_index("ix_installations_client_id_team_id", "installations")
    op.drop_table("installations")
