"""The morning post: which morning is due where, what it says, and bringing it to Slack once."""
