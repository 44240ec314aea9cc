"""The centre's Django application: what it stores, what it decides, and the doors to both."""
