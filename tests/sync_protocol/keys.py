"""Fixed keys, so that the same test gives the same bytes."""

from sync_protocol.device_keys import DeviceKey
from sync_protocol.mine_key import MineKey, RecoveryWords

DEVICE = DeviceKey.from_bytes(bytes(range(32)))
OTHER = DeviceKey.from_bytes(bytes(range(1, 33)))
CENTRE = DeviceKey.from_bytes(bytes(range(2, 34)))
WORDS = RecoveryWords.generate(lambda count: bytes(range(count)))
MINE = MineKey.from_words(WORDS)
OTHER_MINE = MineKey.from_words(RecoveryWords.generate(lambda count: bytes(count)))
