-- KEYS: alert hash, open, history, alerts
-- ARGV: stream length, milliseconds a resolved alert is kept, then fields
-- Returns WRITTEN, STALE or SAME.

local length = setting(1, 'stream_length')
local kept = setting(2, 'history_ms')
read_fields(3)

local id = filled('id')
filled('tenant')
local version = version_of('version')
filled('brand')
filled('rule')
integer('rule_version', 0, LARGEST)
local state = one_of('state', 'open', 'acknowledged', 'escalated', 'resolved')
one_of('severity', 'sev1', 'sev2', 'sev3', 'sev4')
one_of('floor', 'none', 'low', 'normal', 'high', 'urgent')
filled('subject')
optional('former_subject')
one_of('customer', 'true', 'false')
one_of('tier', 'standard', 'valued', 'top')
integer('causes', 0, LARGEST)
decimal('negativity', 0, 1)
decimal('influence', 0, 100)
one_of('influence_tier', 'ordinary', 'elevated', 'high', 'top')
decimal('influence_reach', 0, 100)
decimal('influence_amplification', -100, 100)
decimal('influence_groups', 0, 100)
decimal('influence_posting', 0, 100)
decimal('influence_verified', 0, 100)
decimal('influence_bot', 0, 1)
list('influence_signs')
decimal('influence_confidence', 0, 1)
list('networks')
list('topics')
integer('authors', 0, LARGEST)
integer('reach', 0, LARGEST)
local measure = optional_object('measure')
if measure then
  for _, key in ipairs({ 'observed', 'expected', 'window_ms', 'return_days', 'scales' }) do
    part('measure', measure, key, LARGEST)
  end
end
local brief = optional_object('brief')
if brief then
  for _, key in ipairs({ 'posts', 'authors', 'reach', 'look_alikes' }) do
    part('brief', brief, key, LARGEST)
  end
  for _, key in ipairs({ 'negative_share', 'usual_share', 'reshare_share' }) do
    part('brief', brief, key, 1)
  end
  if brief['spoke_at'] then
    part('brief', brief, 'share_before', 1)
    part('brief', brief, 'share_since', 1)
  end
end
list('evidence')
instant('first_at')
local newest = instant('newest_at')
optional('owner')
optional_instant('acknowledged_at')
optional_instant('snoozed_until')
optional_instant('escalated_at')
optional('inhibited_by')
optional('comment')
local resolved_at = optional_instant('resolved_at')
if (state == 'resolved') ~= (resolved_at ~= nil) then
  refuse('resolved_at', 'must be set exactly when state is resolved')
end
if (state == 'resolved') ~= (given['resolution'] ~= nil) then
  refuse('resolution', 'must be set exactly when state is resolved')
end
if given['resolution'] then
  one_of('resolution', 'quiet', 'calm', 'answered', 'answered_elsewhere', 'recovered', 'dismissed',
    'withdrawn')
end
optional('summary')
optional('action')

key_count(4)
key_type(1, 'hash')
key_type(2, 'zset')
key_type(3, 'zset')
key_type(4, 'stream')

local problem, verdict = answer(KEYS[1], version)
if problem then
  return problem
end
if verdict == 'STALE' or verdict == 'SAME' then
  return verdict
end
replace(KEYS[1], resolved_at and kept or nil)
if resolved_at then
  redis.call('ZREM', KEYS[2], id)
  redis.call('ZADD', KEYS[3], resolved_at, id)
else
  redis.call('ZADD', KEYS[2], newest, id)
  redis.call('ZREM', KEYS[3], id)
end
if verdict == 'NEWER' then -- a tie's version is in the stream already
  append(KEYS[4], length)
end
return 'WRITTEN'
