"""Forms of presenting: certificates, the order of the ceremony, extracts for units."""
