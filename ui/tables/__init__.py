"""Tables of records that are worked with as in a spreadsheet."""
