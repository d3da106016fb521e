"""Turns a supplier's file into offers and a list of issues."""
