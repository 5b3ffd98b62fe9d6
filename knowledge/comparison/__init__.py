"""One question laid before several bodies: a table of points, or their answers side by side."""
