"""Lists that are edited like a spreadsheet: from what is typed in cells to one stored action."""
