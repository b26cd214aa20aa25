-- KEYS: meta
-- ARGV: fields
-- Returns WRITTEN or STALE. The rest of meta is not touched.

read_fields(1)
local at = instant('heartbeat')
key_count(1)
key_type(1, 'hash')
if unread > 0 then
  refuse('ARGV', 'names a field that does not exist')
end
if fault then
  return redis.error_reply(fault)
end
local before = whole(redis.call('HGET', KEYS[1], 'heartbeat_ms') or '')
if before and before >= at then
  return 'STALE'
end
redis.call('HSET', KEYS[1], unpack(content))
return 'WRITTEN'
