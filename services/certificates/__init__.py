"""Giấy khen, bằng chứng nhận: layouts in millimetres, texts that fit, printers that are set right."""
