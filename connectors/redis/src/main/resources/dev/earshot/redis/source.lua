-- KEYS: source hash, sources
-- ARGV: milliseconds it is kept, then fields
-- Returns WRITTEN, STALE or SAME. No stream: only the newest is worth anything.

local kept = setting(1, 'source_ms')
read_fields(2)

filled('tenant')
local name = filled('source')
local version = version_of('version')
local at = instant('at')
optional_instant('heard_at')
integer('posts', 0, LARGEST)
if given['usual_ms'] then
  integer('usual_ms', 1, LARGEST)
end
optional_instant('deaf_since')
integer('behind_ms', 0, LARGEST)

key_count(2)
key_type(1, 'hash')
key_type(2, 'zset')

local problem, verdict = answer(KEYS[1], version)
if problem then
  return problem
end
if verdict == 'STALE' or verdict == 'SAME' then
  return verdict
end
replace(KEYS[1], kept)
redis.call('ZADD', KEYS[2], at, name)
-- Whose hash has expired, by event time: it is at most a little behind the server's clock.
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('(%.0f', at - kept))
return 'WRITTEN'
