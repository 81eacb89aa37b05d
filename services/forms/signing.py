"""What stands in brackets between a title and a name, where somebody signs by hand."""

SIGN_HERE = "(Ký, ghi rõ họ tên)"
SEAL_HERE = "(Ký, đóng dấu)"
