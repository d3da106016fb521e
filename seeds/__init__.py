"""Chip facts with their sources, and ready-made sample projects and price lists."""
