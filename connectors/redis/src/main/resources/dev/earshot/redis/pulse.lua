-- KEYS: pulse hash
-- ARGV: milliseconds it is kept, then fields
-- Returns WRITTEN, STALE or SAME. No stream: only the newest is worth anything.

local kept = setting(1, 'pulse_ms')
read_fields(2)

filled('tenant')
filled('brand')
local version = version_of('version')
instant('at')
integer('posts', 0, LARGEST)
integer('negative', 0, LARGEST)
decimal('expected', 0, LARGEST)
decimal('return_days', 0, LARGEST)
decimal('negative_share', 0, 1)
integer('look_alikes', 0, LARGEST)
list('disarmed')

return keep_newest(version, kept)
