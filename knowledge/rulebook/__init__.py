"""A body's rules as data: what they are (`articles`, `figures`, `book`) and how they are read (`loading`)."""
