"""Gói đồng bộ: the signed file that carries a commune's records to the office above."""
