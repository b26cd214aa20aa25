-- KEYS: card hash
-- ARGV: milliseconds it is kept, then fields
-- Returns WRITTEN, STALE or SAME. No stream: whoever answers a customer looks at that moment.

local kept = setting(1, 'card_ms')
read_fields(2)

local function at_most(name, most)
  if list(name) > most then
    refuse(name, 'must hold at most ' .. most)
  end
end

local function object(name)
  if not optional_object(name) then
    refuse(name, 'is missing')
  end
end

filled('customer')
filled('tenant')
local version = version_of('version')
one_of('tier', 'standard', 'valued', 'top')
optional('segment')
list('languages')
if given['value'] then
  decimal('value', -LARGEST, LARGEST)
end
list('contracts')
optional('notes')
object('contact')
list('refs')
at_most('tickets', 20)
at_most('mood', 12)
object('complaints')
object('influence')
at_most('alerts', 5)
at_most('interactions', 10)
instant('since')
instant('at')

return keep_newest(version, kept)
