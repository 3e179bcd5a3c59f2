#!/usr/bin/env bash
# Measures a running server against its own static JSON answer and prints a table. See README.md beside this file.
#
#   benchmarks/run.sh                                     starts ./gatehouse on a data folder of its own, and ends it
#   BASE=http://localhost:8080 TOKEN=… benchmarks/run.sh  measures a server that runs already (in development mode)
#
# ROUNDS (3), DURATION in seconds of each measurement (5), CONNECTIONS (16), ONLY (cases whose names match), TUPLES of the large
# project (1000000), WRITES a second (200), PORT of the server it starts (18080)
set -euo pipefail
cd "$(dirname "$0")"

: "${ROUNDS:=3}" "${DURATION:=5}" "${CONNECTIONS:=16}" "${ONLY:=}" "${TUPLES:=1000000}" "${WRITES:=200}" "${PORT:=18080}"
work=$(mktemp -d)
server=
writer=

fail() {
    echo "$*" >&2
    exit 1
}
finish() {
    [ -z "$writer" ] || kill -KILL "$writer" 2>/dev/null || true
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

command -v curl >/dev/null || fail "This needs curl."
command -v wrk >/dev/null || fail "This needs wrk, which Debian and Ubuntu have as a package: apt-get install wrk"

# --- the server -------------------------------------------------------------------------------------------------------

if [ -z "${BASE:-}" ]; then
    BASE=http://localhost:$PORT
    TOKEN=benchmark-$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
    echo "Starting a server on $BASE."
    env GATEHOUSE_MODE=development GATEHOUSE_DATA="$work/data" GATEHOUSE_BOOTSTRAP_TOKEN="$TOKEN" \
        GATEHOUSE_PORT="$PORT" GATEHOUSE_MANAGEMENT_PORT=$((PORT + 1)) GATEHOUSE_PUBLIC_URL="$BASE" \
        ../gatehouse >"$work/server.log" 2>&1 &
    server=$!
    # Building it for the first time takes minutes.
    for ((i = 0; ; i++)); do
        curl -fsS -o /dev/null -H "Authorization: Bearer $TOKEN" "$BASE/health/ready" 2>/dev/null && break
        kill -0 "$server" 2>/dev/null || { tail -n 30 "$work/server.log" >&2; fail "The server ended by itself."; }
        ((i < 1200)) || fail "The server is not ready after ten minutes."
        sleep 0.5
    done
fi
: "${TOKEN:?the token of the operator of $BASE}"
host=${BASE#http://}
case $host in
localhost:* | 127.0.0.1:*) ;;
*) fail "BASE is http://localhost:PORT: a load like this is for one's own machine." ;;
esac
port=${host##*:}

# --- the data of two projects -----------------------------------------------------------------------------------------

# The first field of that name.
field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

# A call to a project by its host; fails on any status that is not wanted.
call() { # HOST STATUS METHOD PATH [BODY]
    local host=$1 want=$2 method=$3 path=$4 got
    got=$(curl -sS -o "$work/answer" -w '%{http_code}' -X "$method" "http://127.0.0.1:$port$path" -H "Host: $host" \
        -H "Authorization: Bearer $TOKEN" ${5+-H 'Content-Type: application/json' -d "$5"})
    [[ $got =~ ^($want)$ ]] || fail "$method $path of $host answered $got: $(cat "$work/answer")"
    cat "$work/answer"
}

password="a long enough passphrase 7"
run=$(date +%s)
prepare() { # HOST PROJECT; sets session, token and basic
    local host=$1 project=$2 identity flow client i body
    call "$host" 200 PATCH "/projects/$project" '[{"op": "add", "path": "/services/permission/config/namespaces",
        "value": [{"id": 1, "name": "documents"}, {"id": 2, "name": "groups"}]}]' >/dev/null
    call "$host" 201 POST /admin/identities '{"schema_id": "preset://email", "traits": {"email": "ann-'"$run"'@example.test"},
        "credentials": {"password": {"config": {"password": "'"$password"'"}}}}' >/dev/null
    flow=$(call "$host" 200 GET /self-service/login/api | field id)
    session=$(call "$host" 200 POST "/self-service/login?flow=$flow" '{"method": "password",
        "identifier": "ann-'"$run"'@example.test", "password": "'"$password"'"}' | field session_token)
    client=$(call "$host" 201 POST /admin/clients '{"client_name": "benchmark", "grant_types": ["client_credentials"],
        "scope": "read"}')
    basic=$(printf '%s:%s' "$(field client_id <<<"$client")" "$(field client_secret <<<"$client")" | base64 | tr -d '\n')
    token=$(curl -sS "http://127.0.0.1:$port/oauth2/token" -H "Host: $host" -H "Authorization: Basic $basic" \
        -d grant_type=client_credentials -d scope=read | field access_token)
    [ -n "$session" ] && [ -n "$token" ] || fail "The data of $host could not be made."
    # Ten thousand tuples: a thousand documents with a group each, and nine members in every group.
    for ((i = 0; i < 1000; i += 100)); do
        body=$(awk -v from="$i" 'BEGIN {
            for (d = from; d < from + 100; d++) {
                set = "\"subject_set\":{\"namespace\":\"groups\",\"object\":\"g" d "\",\"relation\":\"member\"}"
                printf "%s{\"action\":\"insert\",\"relation_tuple\":{\"namespace\":\"documents\",\"object\":\"d%d\",\"relation\":\"view\",%s}}", (d > from ? "," : "["), d, set
                for (u = 0; u < 9; u++)
                    printf ",{\"action\":\"insert\",\"relation_tuple\":{\"namespace\":\"groups\",\"object\":\"g%d\",\"relation\":\"member\",\"subject_id\":\"u%d\"}}", d, u
            }
            print "]" }')
        call "$host" 204 PATCH /admin/relation-tuples "$body" >/dev/null
    done
}

echo "Preparing two projects."
second=$(call "$host" 201 POST /projects '{"name": "benchmark '"$run"'"}')
second_slug=$(field slug <<<"$second")
prepare "$second_slug.localhost:$port" "$(field id <<<"$second")"
prepare "$host" "$(call "$host" 200 GET /projects/default | field id)"

# --- what is measured -------------------------------------------------------------------------------------------------

names=() of=() wanted=() requests=() connections=() range=() writing=()
measured() { # NAME HOST WANTED METHOD PATH BODY TYPE HEADER...
    names+=("$1")
    of+=("$2")
    wanted+=("$3")
    connections+=("$CONNECTIONS")
    range+=("")
    writing+=("")
    shift 3
    requests+=("$(printf '%s\x1f' "$@")")
}
# What differs for the case before it:
alone() { connections[-1]=1; }           # one request at a time
each() { range[-1]=$1; }                 # each with a number of its own below that, for {n}
# The same again while somebody else writes in the project of the bare host.
again_while_writing() {
    names+=("${names[-1]}, while $WRITES writes/s")
    of+=("${of[-1]}") wanted+=("${wanted[-1]}") requests+=("${requests[-1]}")
    connections+=("${connections[-1]}") range+=("${range[-1]}") writing+=(yes)
}
bearer="Authorization: Bearer $TOKEN"
form=application/x-www-form-urlencoded
check="/relation-tuples/check/openapi?namespace=groups&object=g500&relation=member&subject_id"
through="/relation-tuples/check/openapi?namespace=documents&object=d500&relation=view&subject_id"
measured "static answer" "$host" '{' GET /dev/static "" ""
again_while_writing
measured "health/alive" "$host" '"ok"' GET /health/alive "" "" "$bearer"
measured "whoami by token" "$host" '"active":true' GET /sessions/whoami "" "" "X-Session-Token: $session"
measured "introspection" "$host" '"active":true' POST /admin/oauth2/introspect "token=$token" "$form" "$bearer"
measured "client_credentials" "$host" '"access_token"' POST /oauth2/token "grant_type=client_credentials&scope=read" "$form" "Authorization: Basic $basic"
measured "check, direct" "$host" '"allowed":true' GET "$check=u5" "" "" "$bearer"
again_while_writing
measured "check, through a group" "$host" '"allowed":true' GET "$through=u5" "" "" "$bearer"
measured "check, miss" "$host" '"allowed":false' GET "$through=nobody" "" "" "$bearer"
measured "check, second project" "$second_slug.localhost:$port" '"allowed":true' GET "$check=u5" "" "" "$bearer"
. ./permission.sh

selected() { [ "$1" -le 1 ] || [[ ${names[$1]} =~ $ONLY ]]; } # INDEX

# Sets method, path, body, type and headers of a case.
request() { # INDEX
    local parts header
    IFS=$'\x1f' read -r -d '' -a parts <<<"${requests[$1]}" || true
    method=${parts[0]} path=${parts[1]} body=${parts[2]} type=${parts[3]} headers=(-H "Host: ${of[$1]}")
    for header in "${parts[@]:4}"; do
        header=${header%$'\n'}
        [ -z "$header" ] || headers+=(-H "$header")
    done
}

# What answers something else is not worth measuring.
for i in "${!names[@]}"; do
    selected "$i" || continue
    request "$i"
    answer=$(curl -sS -X "$method" "${headers[@]}" ${body:+-H "Content-Type: $type" -d "${body//\{n\}/0}"} \
        "http://127.0.0.1:$port${path//\{n\}/0}")
    [[ $answer == *"${wanted[$i]}"* ]] || fail "${names[$i]}: the answer has no ${wanted[$i]}: $answer"
done

# Who writes at a steady rate; stopped between the cases that want it.
if [[ " ${writing[*]} " = *yes* ]]; then
    java=java
    [ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
    "$java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 Writer.java "http://127.0.0.1:$port" "$host" "$TOKEN" "$WRITES" \
        >"$work/written" 2>"$work/writer.log" &
    writer=$!
    for ((i = 0; i < 300 && $(wc -l <"$work/written") == 0; i++)); do sleep 0.1; done
    kill -STOP "$writer" || { cat "$work/writer.log" >&2; fail "The writer ended by itself."; }
fi
written() { tail -n 1 "$work/written"; }

# One measurement: requests a second and the 50th and 99th percentile in milliseconds.
measure() { # INDEX SECONDS
    local method path body type headers before
    request "$1"
    if [ -n "${writing[$1]}" ]; then
        kill -CONT "$writer" || { cat "$work/writer.log" >&2; fail "The writer ended by itself."; }
        sleep 0.5
        before=$(written)
    fi
    REQUEST_METHOD=$method REQUEST_TYPE=$type REQUEST_RANGE=${range[$1]} ${body:+env REQUEST_BODY="$body"} \
        wrk -t1 -c"${connections[$1]}" -d"$2s" --timeout 10s --latency -s request.lua "${headers[@]}" \
        "http://127.0.0.1:$port$path" >"$work/wrk" 2>&1 || { cat "$work/wrk" >&2; fail "wrk failed."; }
    if [ -n "${writing[$1]}" ]; then
        echo "$((($(written) - before) / $2))" >>"$work/writes"
        kill -STOP "$writer"
    fi
    if grep -Eq 'Non-2xx|Socket errors' "$work/wrk"; then
        fail "${names[$1]}: not every answer was a good one: $(grep -E 'Non-2xx|Socket errors' "$work/wrk" | tr -s ' ')"
    fi
    awk '/Requests\/sec/ { rate = $2 }
         $1 == "50%" || $1 == "99%" {
             p = $2; unit = p; gsub(/[0-9.]/, "", unit); p += 0
             if (unit == "us") p /= 1000; else if (unit == "s") p *= 1000; else if (unit == "m") p *= 60000
             percentile[$1] = p
         }
         END { printf "%.1f %.2f %.2f\n", rate, percentile["50%"], percentile["99%"] }' "$work/wrk"
}

echo "Warming up."
for i in "${!names[@]}"; do
    ! selected "$i" || measure "$i" "$DURATION" >/dev/null
done
rm -f "$work/writes"

# Interleaved, so that whatever else the machine does meets all of them.
for ((round = 1; round <= ROUNDS; round++)); do
    echo "Round $round of $ROUNDS."
    for i in "${!names[@]}"; do
        selected "$i" || continue
        result=$(measure "$i" "$DURATION")
        echo "$result" >>"$work/case-$i"
    done
done

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ratio() { printf '%.2f' "$(paste -d ' ' "$work/case-$1" "$work/case-$2" | awk '{ print $1 / $4 }' | median)"; } # INDEX TO
column() { cut -d ' ' -f "$2" "$work/case-$1" | median; }
echo
echo "$ROUNDS rounds of $DURATION s, $CONNECTIONS connections, $(nproc) processors shared with wrk; medians; ratio within each round."
[ ! -f "$work/writes" ] || echo "Writes a second meanwhile: $(sort -n "$work/writes" | head -n 1) to $(sort -n "$work/writes" | tail -n 1)."
[ ! -f "$work/notes" ] || cat "$work/notes"
echo
echo "| | requests/s | p50 ms | p99 ms | ratio to static | to static under the same writes |"
echo "|---|---:|---:|---:|---:|---:|"
for i in "${!names[@]}"; do
    selected "$i" || continue
    busy=
    [ -z "${writing[$i]}" ] || busy=$(ratio "$i" 1)
    printf '| %s | %.0f | %.2f | %.1f | %s | %s |\n' \
        "${names[$i]}" "$(column "$i" 1)" "$(column "$i" 2)" "$(column "$i" 3)" "$(ratio "$i" 0)" "$busy"
done
