"""Lists as they leave the program: as Excel and CSV files, as a block for the clipboard, on paper."""
