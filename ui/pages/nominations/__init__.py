"""The parts of the page Đề nghị & xét duyệt."""
