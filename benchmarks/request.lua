-- A request with a body, from the environment: wrk itself only knows GET.
wrk.method = os.getenv("REQUEST_METHOD") or "GET"
wrk.body = os.getenv("REQUEST_BODY")
if wrk.body then
  wrk.headers["Content-Type"] = os.getenv("REQUEST_TYPE")
end
