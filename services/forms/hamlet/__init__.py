"""Forms of a hamlet on Gia đình văn hóa and the cultured hamlet."""
