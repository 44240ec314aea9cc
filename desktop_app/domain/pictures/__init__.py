"""Pictures without what a camera wrote about itself, its owner and the place, and without touching a pixel.

Promises: what comes out has only what is needed to draw the picture; each format names what stays, so what nobody
thought of goes. Whatever is not wholly understood raises Unclean. Pure, standard library only.
Called by operations/files.py, by way of ``clean.py``.
"""
