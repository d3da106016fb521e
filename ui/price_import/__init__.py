"""The import dialog: a supplier's file, what its columns mean, and the offers that come of it."""
