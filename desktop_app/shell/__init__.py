"""The window and what belongs to it.

What the first screen needs from below Qt is imported here, before anything of the shell can import PySide6: once that
is loaded, every further import costs a look at the module's source for its ``__feature__`` switch, a third of a
millisecond each.
"""

import desktop_app.operations.exchanging
import desktop_app.operations.journey
import desktop_app.operations.learner
import desktop_app.wiring.profile  # noqa: F401  # imported to be there, see above
