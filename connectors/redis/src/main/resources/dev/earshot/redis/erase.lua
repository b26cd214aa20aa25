-- KEYS: what goes; then the indexes that list it (of an alert open and history, of a priority the
-- queue, of what waits for review its list); then, of a priority, each ref and its version
-- ARGV: fields
-- Returns WRITTEN, SAME when there was nothing left of it, or STALE when it was spoken of since.
-- Streams are not touched: to go through ten thousand entries would hold up everybody.

local INDEXES = { alert = 2, priority = 1, review = 1, card = 0, evidence = 0 }

read_fields(1)

filled('tenant')
local entry = filled('entry')
local refs = list('refs')
local at = instant('at')

local kind, name = string.match(entry, '^(%l+):(.+)$')
local indexes = INDEXES[kind]
if not indexes then
  refuse('entry', 'is nothing that can be erased')
end
indexes = indexes or 0
if refs > 0 and kind ~= 'priority' then
  refuse('refs', 'go with a priority only')
end

key_count(1 + indexes + 2 * refs)
key_type(1, 'hash')
for i = 2, #KEYS do
  key_type(i, i <= 1 + indexes and 'zset' or 'string')
end

local newest = string.format('%.0f-%.0f', at, LARGEST)
local problem, verdict = answer(KEYS[1], newest)
if problem then
  return problem
end
-- A ref is judged by its own version: what was said since may name another, or none.
local gone = 0
for i = 2 + indexes, #KEYS, 2 do
  local named = redis.call('GET', KEYS[i]) == name -- else a desk gave this id to somebody else since
  if named and compare(newest, redis.call('GET', KEYS[i + 1])) > 0 then
    gone = gone + redis.call('DEL', KEYS[i], KEYS[i + 1])
  end
end
if verdict == 'NEWER' then
  gone = gone + redis.call('DEL', KEYS[1])
  for i = 2, 1 + indexes do
    gone = gone + redis.call('ZREM', KEYS[i], name)
  end
end
if gone > 0 then
  return 'WRITTEN'
end
return verdict == 'NEWER' and 'SAME' or 'STALE'
