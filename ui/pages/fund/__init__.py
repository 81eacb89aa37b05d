"""Quỹ khen thưởng: its three lists."""
