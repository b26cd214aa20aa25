-- KEYS: evidence hash
-- ARGV: milliseconds it is kept, then fields
-- Returns WRITTEN, STALE or SAME. No stream: text stands in one place only, and goes from there.

local kept = setting(1, 'evidence_ms')
read_fields(2)

filled('post')
filled('tenant')
local version = version_of('version')
filled('subject_key')
filled('subject')
list('refs')
filled('id')
filled('network')
optional('handle')
optional('name')
if given['followers'] then
  integer('followers', 0, LARGEST)
end
text('text')
optional('language')
decimal('score', -1, 1)
optional('intent')
list('topics')
one_of('special', 'true', 'false')
list('because')
optional('url')
instant('created_at')
instant('heard_at')

return keep_newest(version, kept)
