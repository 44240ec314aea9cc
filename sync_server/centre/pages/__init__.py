"""Pages for course managers: plain HTML that works without JavaScript."""
