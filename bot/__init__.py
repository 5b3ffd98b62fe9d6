"""契約ナビ as people meet it: in Slack, in the terminal and on the try-out page."""
