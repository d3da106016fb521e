"""Turns a scenario into a plan."""
