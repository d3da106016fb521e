"""Where the tables of a sheet stand: their headings, their own rows, and what rows belong to."""
