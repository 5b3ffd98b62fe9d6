"""The local page to try the desk without a workspace: the same blocks as in Slack, drawn as HTML."""
