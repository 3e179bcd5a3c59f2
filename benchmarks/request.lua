-- A request with a body, from the environment: wrk itself only knows GET. Where path or body say {n}, each request has a number of its
-- own below REQUEST_RANGE.
wrk.method = os.getenv("REQUEST_METHOD") or "GET"
wrk.body = os.getenv("REQUEST_BODY")
if wrk.body then
  wrk.headers["Content-Type"] = os.getenv("REQUEST_TYPE")
end

local range = tonumber(os.getenv("REQUEST_RANGE") or "")
if range then
  math.randomseed(os.time())
  request = function()
    local n = string.format("%d", math.random(0, range - 1))
    return wrk.format(nil, (wrk.path:gsub("{n}", n)), nil, wrk.body and (wrk.body:gsub("{n}", n)))
  end
end
