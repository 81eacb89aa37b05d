"""Mẫu gửi đơn vị: Excel files that go out filled with what is known and come back to be merged."""
