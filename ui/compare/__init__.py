"""Scenarios and their plans side by side."""
