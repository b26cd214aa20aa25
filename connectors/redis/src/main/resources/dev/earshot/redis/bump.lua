-- KEYS: priority hash, queue, queue:last_bump_id, bumps, then for each ref itself and its version
-- ARGV: stream length, milliseconds a cleared subject is remembered, then fields
-- Returns WRITTEN, STALE or SAME.

local LEVELS = { [0] = 'none', 'low', 'normal', 'high', 'urgent' }

local length = setting(1, 'stream_length')
local remembered = setting(2, 'tombstone_ms')
read_fields(3)

local subject = filled('subject')
filled('tenant')
local version = version_of('version')
local kind = one_of('kind', 'raise', 'lower', 'clear')
local level = integer('level', 0, 4)
one_of('level_name', LEVELS[level])
local cleared = kind == 'clear'
if cleared ~= (level == 0) then
  refuse('level', 'must be 0 exactly when kind is clear')
end
local rank = integer('rank', cleared and 0 or 1, cleared and 0 or 100)
decimal('part_negativity', 0, 20)
decimal('part_influence', 0, 30)
decimal('part_tier', 0, 15)
decimal('part_age', 0, 20)
decimal('part_crisis', 0, 15)
list('reasons')
list('alerts')
list('rules')
if list('evidence') > 5 then
  refuse('evidence', 'must hold at most 5 posts')
end
local refs = list('refs')
local since = instant('since')
local at = instant('at')
local expires = optional_instant('expires_at')
if cleared == (expires ~= nil) then
  refuse('expires_at', 'must be set exactly when kind is not clear')
end
local seconds = math.floor(since / 1000)
if seconds >= 4294967296 then
  refuse('since', 'must be before 2106: the score has 32 bits for it')
end
local score = integer('score', -LARGEST, LARGEST)
if score ~= (101 * level + rank) * 4294967296 - seconds then
  refuse('score', 'is not the one of this level, rank and since')
end

key_count(4 + 2 * refs)
key_type(1, 'hash')
key_type(2, 'zset')
key_type(3, 'string')
key_type(4, 'stream')
for i = 5, #KEYS do
  key_type(i, 'string')
end

local problem, verdict = answer(KEYS[1], version)
if problem then
  return problem
end

-- Each ref has a version of its own, and even a stale bump may be the newest to name one: else
-- the order of arrival would show. It outlives the bump as long as a cleared subject is remembered.
local stays = remembered + math.max(0, (expires or at) - at)
for i = 5, #KEYS, 2 do
  local order = compare(version, redis.call('GET', KEYS[i + 1]))
  if order > 0 or (order == 0 and subject > (redis.call('GET', KEYS[i]) or '')) then
    redis.call('SET', KEYS[i], subject, 'PX', stays)
    redis.call('SET', KEYS[i + 1], version, 'PX', stays)
  end
end

if verdict == 'STALE' or verdict == 'SAME' then
  return verdict
end
replace(KEYS[1], cleared and remembered or nil)
if cleared then
  redis.call('ZREM', KEYS[2], subject)
else
  redis.call('ZADD', KEYS[2], given['score'], subject)
end
if verdict == 'NEWER' then -- a tie's version is in the stream already
  redis.call('SET', KEYS[3], append(KEYS[4], length))
end
return 'WRITTEN'
