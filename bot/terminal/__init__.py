"""The desk in a terminal: the sub-commands of `keiyaku` and how they show what they found."""
