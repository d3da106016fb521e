"""The house style of exports: chosen, looked at, changed and kept."""
