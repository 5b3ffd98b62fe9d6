"""The days of one tender: the facts people know, what the rulebook fixes from them, and what clashes."""
