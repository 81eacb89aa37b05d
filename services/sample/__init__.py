"""The sample commune: invented people with ten years of awards, the same at each making."""
