-- KEYS: review hash, review
-- ARGV: fields
-- Returns WRITTEN, STALE or SAME. It stays until it is taken back: a person is asked.

read_fields(1)

local id = filled('id')
filled('tenant')
local version = version_of('version')
filled('customer')
filled('network')
filled('account')
decimal('confidence', 0, 1)
list('provenance')
local at = instant('at')

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
replace(KEYS[1])
redis.call('ZADD', KEYS[2], at, id)
return 'WRITTEN'
