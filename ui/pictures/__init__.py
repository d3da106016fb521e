"""Takes the pictures of the window that the documentation shows."""
