"""The try-out page."""
