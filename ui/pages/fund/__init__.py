"""Quỹ & phôi: its lists."""
