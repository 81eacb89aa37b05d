"""The window that takes a list in: the sheet as it is read, and what is beside it."""
