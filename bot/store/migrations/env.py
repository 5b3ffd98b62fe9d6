"""Run by Alembic: the connection comes from `bot.store.migrate`, which also holds the lock."""

from alembic import context

from bot.store.tables import metadata


def run() -> None:
    """Run the migrations that are missing."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata(),
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


# Alembic sets its context before it runs this file; anyone else may import it without effect.
if hasattr(context, "config"):
    run()
