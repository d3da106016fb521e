"""An exported workbook that somebody edited, on its way back into the project."""
