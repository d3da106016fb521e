"""The plan: made in the background, and shown as figures, tables and pictures."""
