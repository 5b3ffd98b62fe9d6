"""Text -> Reading: what a question says, before any rule is looked at."""
