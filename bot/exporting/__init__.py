"""What leaves the desk as a file: pure functions from answers and deadlines to bytes."""
