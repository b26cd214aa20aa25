-- Stands before every script: reading ARGV, refusing what is wrong, comparing versions, writing.
-- Nothing may be written before answer() was asked: Lua has no rollback. The first fault is kept
-- and returned as an error reply, because error() with a table does not work before Redis 7.

local LARGEST = 9007199254740991 -- beyond it a double, Lua's only number, skips whole numbers
local given, unread = {}, 0 -- fields as they came
local content = {} -- names and values in the order of the checks: the same for any order of ARGV
local fault

local function refuse(field, why)
  fault = fault or ('EARSHOT ' .. field .. ' ' .. why)
end

local function whole(text)
  if text == '0' or (#text <= 17 and string.find(text, '^%-?[1-9]%d*$')) then
    local number = tonumber(text)
    return number <= LARGEST and number >= -LARGEST and number or nil
  end
end

-- One of the settings that stand in ARGV before the fields.
local function setting(index, name)
  local number = whole(ARGV[index] or '')
  if not number or number < 1 then
    refuse(name, 'must be a whole number above 0')
  end
  return number or 1
end

local function read_fields(first)
  if (#ARGV - first) % 2 ~= 1 then
    refuse('ARGV', 'must hold names and values in pairs')
  end
  for i = first, #ARGV - 1, 2 do
    if given[ARGV[i]] then
      refuse('ARGV', 'names a field twice')
    end
    given[ARGV[i]] = ARGV[i + 1]
    unread = unread + 1
  end
end

local function optional(name)
  local value = given[name]
  if value then
    unread = unread - 1
    content[#content + 1] = name
    content[#content + 1] = value
  end
  return value
end

local function text(name)
  local value = optional(name)
  if not value then
    refuse(name, 'is missing')
  end
  return value or ''
end

local function filled(name)
  local value = text(name)
  if value == '' then
    refuse(name, 'is empty')
  end
  return value
end

local function integer(name, low, high)
  local number = whole(text(name))
  if not number or number < low or number > high then
    refuse(name, string.format('must be a whole number from %.0f to %.0f', low, high))
  end
  return number or low
end

local function decimal(name, low, high)
  local value = text(name)
  -- tonumber alone would take hexadecimal, nan and inf
  local plain = string.find(value, '^%-?%d+$') or string.find(value, '^%-?%d+%.%d+$')
  local number = plain and tonumber(value)
  if not number or number < low or number > high then
    refuse(name, 'must be a plain number from ' .. low .. ' to ' .. high)
  end
end

local function one_of(name, ...)
  local value = text(name)
  for _, known in ipairs({ ... }) do
    if value == known then
      return value
    end
  end
  refuse(name, 'must be one of ' .. table.concat({ ... }, ', '))
  return value
end

-- A JSON array; returns how many it holds.
local function list(name)
  local value = text(name)
  local fine, decoded = pcall(cjson.decode, value)
  if not fine or type(decoded) ~= 'table' or string.sub(value, 1, 1) ~= '[' then
    refuse(name, 'must be a JSON array')
    return 0
  end
  return #decoded
end

-- A JSON object, or nil where there is none.
local function optional_object(name)
  local value = optional(name)
  if not value then
    return nil
  end
  local fine, decoded = pcall(cjson.decode, value)
  if not fine or type(decoded) ~= 'table' or string.sub(value, 1, 1) ~= '{' then
    refuse(name, 'must be a JSON object')
    return nil
  end
  return decoded
end

-- A number within such an object. What is not finite comes as text, and is refused as that.
local function part(name, object, key, high)
  local number = object[key]
  if type(number) ~= 'number' or not (number >= 0 and number <= high) then
    refuse(name, string.format('must hold %s, a number from 0 to %.0f', key, high))
  end
end

-- ISO-8601 for people and milliseconds since 1970 for arithmetic; returns the latter.
local function instant(name)
  if not string.find(text(name), '^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%d[%.%d]*Z$') then
    refuse(name, 'must be an instant such as 2026-01-31T12:00:00Z')
  end
  return integer(name .. '_ms', 0, LARGEST)
end

local function optional_instant(name)
  return (given[name] or given[name .. '_ms']) and instant(name) or nil
end

local function version_parts(version)
  local time, counter = string.match(version, '^(%d+)%-(%d+)$')
  time, counter = time and whole(time), counter and whole(counter)
  if time and counter then
    return time, counter
  end
end

local function version_of(name)
  local value = text(name)
  if not version_parts(value) then
    refuse(name, 'must be two whole numbers below 2^53 with a dash between')
  end
  return value
end

-- Above 0 when the version is newer than the stored one, 0 when it is the same, else below 0.
local function compare(version, stored)
  local time, counter = version_parts(version)
  local stored_time, stored_counter = version_parts(stored or '')
  if not stored_time then
    return 1
  end
  return time ~= stored_time and time - stored_time or counter - stored_counter
end

local function key_count(expected)
  if #KEYS ~= expected then
    refuse('KEYS', 'must be ' .. expected .. ', are ' .. #KEYS)
  end
end

local function key_type(index, expected)
  local found = KEYS[index] and redis.call('TYPE', KEYS[index])['ok']
  if found and found ~= 'none' and found ~= expected then
    refuse('KEYS[' .. index .. ']', 'must be a ' .. expected .. ', is a ' .. found)
  end
end

-- Ends the checks. Returns the error reply if there is a fault; else nil and how the entry stands
-- to the stored one: NEWER, TIE (same version, other content, and ours wins), STALE or SAME.
local function answer(key, version)
  if unread > 0 then
    refuse('ARGV', 'names a field that does not exist')
  end
  if fault then
    return redis.error_reply(fault)
  end
  local measured = {}
  for i, part in ipairs(content) do
    measured[i] = #part .. ':' .. part
  end
  local sha1 = redis.sha1hex(table.concat(measured))
  content[#content + 1] = 'content_sha1'
  content[#content + 1] = sha1
  local stored = redis.call('HMGET', key, 'version', 'content_sha1')
  local order = compare(version, stored[1])
  if order ~= 0 then
    return nil, order > 0 and 'NEWER' or 'STALE'
  elseif sha1 == stored[2] then
    return nil, 'SAME'
  end
  return nil, sha1 > (stored[2] or '') and 'TIE' or 'STALE'
end

-- Makes the hash hold the content and nothing else, for ever or for so many milliseconds. HSET
-- comes first: a full server refuses it, but after any other write it would let the script go on.
local function replace(key, milliseconds)
  redis.call('HSET', key, unpack(content))
  local kept = {}
  for i = 1, #content, 2 do
    kept[content[i]] = true
  end
  for _, name in ipairs(redis.call('HKEYS', key)) do
    if not kept[name] then
      redis.call('HDEL', key, name)
    end
  end
  if milliseconds then
    redis.call('PEXPIRE', key, milliseconds)
  else
    redis.call('PERSIST', key)
  end
end

-- The id of the newest entry a stream ever had, even if that one was erased.
local function newest(stream)
  if redis.call('EXISTS', stream) == 1 then
    local told = redis.call('XINFO', 'STREAM', stream)
    for i = 1, #told, 2 do
      if told[i] == 'last-generated-id' then
        return told[i + 1]
      end
    end
  end
  return '0-0'
end

-- Adds the content to a stream, with the id of the entry before it: so a reader sees a gap.
local function append(stream, length)
  return redis.call('XADD', stream, 'MAXLEN', '~', length, '*',
    'previous', newest(stream), unpack(content))
end

-- All there is to do where only one hash is written, and only the newest is worth anything.
local function keep_newest(version, milliseconds)
  key_count(1)
  key_type(1, 'hash')
  local problem, verdict = answer(KEYS[1], version)
  if problem then
    return problem
  end
  if verdict == 'STALE' or verdict == 'SAME' then
    return verdict
  end
  replace(KEYS[1], milliseconds)
  return 'WRITTEN'
end
