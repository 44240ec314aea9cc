"""The learner's data on this laptop. The only package that knows the database.

opening.py opens a profile; journal.py appends events, documents.py saves texts; projections/ has what screens read and
says how to add to it; settings.py is what the laptop remembers about itself.
"""
