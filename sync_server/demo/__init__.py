"""A demo centre: invented colleagues who enrolled, learned, wrote and were answered, all through the real doors."""
