"""Sees to it that nothing is lost: journal, lock, and what is asked after a crash."""
