"""What Welcome and Settings share: joining a centre with a code, and the twelve words."""
