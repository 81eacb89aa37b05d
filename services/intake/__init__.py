"""Lấy từ Excel: from a workbook of any shape to cleaned rows."""
