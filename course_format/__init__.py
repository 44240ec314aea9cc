"""What a content pack is: its typed contents, and the readers that make them out of a pack's files.

Promises: no input or output but reading bytes it is given; no Qt, no Django, no network. The same readers serve a
source folder, a built pack and the store on a laptop (see pack_reader). Anybody may import it.
"""
