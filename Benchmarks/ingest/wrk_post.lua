-- Posts run events with wrk: every request is an event of its own.
-- The first script argument is a file of templates, one a line, with @RUN@ and @TIME@ to be filled in; START and
-- COMPLETE of a run follow each other. Prints one line of JSON at the end.

local templates = {}
local count = 0
local seed = 0

function init(args)
    -- A second run against the same store must not repeat run ids.
    seed = tonumber(args[2] or "0")
    for line in io.lines(args[1]) do
        local before_time, between, after = line:match("^(.-)@TIME@(.-)@RUN@(.*)$")
        templates[#templates + 1] = {before_time, between, after}
    end
    wrk.method = "POST"
    wrk.path = "/api/v1/lineage"
    wrk.headers["Content-Type"] = "application/json"
end

function request()
    local template = templates[count % #templates + 1]
    local run = math.floor(count / 2)
    local time = os.date("!%Y-%m-%dT%H:%M:%S.000Z", 1767225600 + count)
    local id = string.format("%08x-0000-4000-a%03x-%012x", run, seed, run)
    count = count + 1
    return wrk.format(nil, nil, nil, template[1] .. time .. template[2] .. id .. template[3])
end

function done(summary, latency, requests)
    io.write(string.format(
        '{"requests": %d, "seconds": %.3f, "non_2xx": %d, "socket_errors": %d, "p50_ms": %.3f, "p95_ms": %.3f, "p99_ms": %.3f}\n',
        summary.requests, summary.duration / 1e6, summary.errors.status,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
        latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3
    ))
end
