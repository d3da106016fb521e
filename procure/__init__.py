"""What a plan is: records, units, audit, comparison, the project file and the workbook."""

__version__ = "0.1.0"
