"""Edited workbooks in the window: read aside, shown before anything is accepted."""
