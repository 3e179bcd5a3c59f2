# The relation tuples and the cases of the permission engine; read by run.sh, whose functions and projects it uses.

# Loads tuples, one JSON object a line, into the project of a host.
load() { # HOST
    curl -sS -o "$work/answer" -w '%{http_code}' -X POST "http://127.0.0.1:$port/admin/relation-tuples/import" -H "Host: $1" \
        -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/x-ndjson' -H 'Expect:' -T - >"$work/status"
    [ "$(cat "$work/status")" = 200 ] || fail "The import into $1 answered $(cat "$work/status"): $(cat "$work/answer")"
}
# Prints tuples; the functions set and one, and what the awk program does with them.
tuples() { # PROGRAM [-v NAME=VALUE]...
    local program=$1
    shift
    awk "$@" '
        function one(object, relation, id) {
            split(object, o, ":")
            printf "{\"namespace\":\"%s\",\"object\":\"%s\",\"relation\":\"%s\",\"subject_id\":\"%s\"}\n", o[1], o[2], relation, id
        }
        function set(object, relation, subject, member) {
            split(object, o, ":"); split(subject, s, ":")
            printf "{\"namespace\":\"%s\",\"object\":\"%s\",\"relation\":\"%s\",\"subject_set\":{\"namespace\":\"%s\",\"object\":\"%s\",\"relation\":\"%s\"}}\n",
                o[1], o[2], relation, s[1], s[2], member
        }
        BEGIN { '"$program"' }'
}
project() { # NAME CONFIGURATION; prints its host
    local made
    made=$(call "$host" 201 POST /projects '{"name": "'"$1 $run"'"}')
    call "$(field slug <<<"$made").localhost:$port" 200 PATCH "/projects/$(field id <<<"$made")" '[{"op": "add",
        "path": "/services/permission/config", "value": '"$2"'}]' >/dev/null
    echo "$(field slug <<<"$made").localhost:$port"
}
lists='"namespaces": [{"id": 1, "name": "documents"}, {"id": 2, "name": "groups"}]'
question="/relation-tuples/check/openapi?namespace=documents&relation=view"

# --- beside the ten thousand tuples of the bare host: three hops, and a document that two hundred groups may see ------------------

tuples 'set("documents:deep", "view", "groups:deep1", "member")
    set("groups:deep1", "member", "groups:deep2", "member")
    set("groups:deep2", "member", "groups:deep3", "member")
    one("groups:deep3", "member", "ann")
    for (i = 0; i < 200; i++) { set("documents:wide", "view", "groups:wide" i, "member"); one("groups:wide" i, "member", "v" i) }' | load "$host"

measured "check, depth 3" "$host" '"allowed":true' GET "$question&object=deep&subject_id=ann" "" "" "$bearer"
again_while_writing
measured "check, 200 groups, miss" "$host" '"allowed":false' GET "$question&object=wide&subject_id=nobody" "" "" "$bearer"
again_while_writing
batch=$(awk 'BEGIN {
    for (i = 0; i < 10; i++)
        printf "%s{\"namespace\":\"documents\",\"object\":\"d%d\",\"relation\":\"view\",\"subject_id\":\"u5\"}", (i ? "," : "{\"tuples\":["), i
    print "]}" }')
measured "batch check of 10" "$host" '"allowed":true' POST /relation-tuples/batch/check "$batch" application/json "$bearer"
measured "tuple put" "$second_slug.localhost:$port" '"object":"put' PUT /admin/relation-tuples \
    '{"namespace":"documents","object":"put{n}","relation":"view","subject_id":"ann"}' application/json "$bearer"
each 1000000000000

# --- the shapes that are hard for others -------------------------------------------------------------------------------

model=$(base64 <<'OPL' | tr -d '\n'
class User implements Namespace {}
class groups implements Namespace {
  related: { member: (User | SubjectSet<groups, "member">)[] }
}
class folders implements Namespace {
  related: { parent: folders[], reader: User[] }
  permits = {
    view: (ctx: Context): boolean =>
      this.related.reader.includes(ctx.subject) || this.related.parent.traverse((p) => p.permits.view(ctx)),
  }
}
class documents implements Namespace {
  related: {
    parent: folders[], everyone: User[], editor: User[], group: SubjectSet<groups, "member">[]
    a: User[], b: User[], c: User[], d: User[], e: User[], f: User[], g: User[], h: User[], i: User[], j: User[],
    k: User[], l: User[], m: User[], n: User[], o: User[], p: User[], q: User[], r: User[], s: User[], t: User[]
  }
  permits = {
    read: (ctx: Context): boolean => this.related.parent.traverse((p) => p.permits.view(ctx)),
    edit: (ctx: Context): boolean => this.related.everyone.includes(ctx.subject) && this.related.editor.includes(ctx.subject),
    any: (ctx: Context): boolean =>
      this.related.a.includes(ctx.subject) || this.related.b.includes(ctx.subject) || this.related.c.includes(ctx.subject) ||
      this.related.d.includes(ctx.subject) || this.related.e.includes(ctx.subject) || this.related.f.includes(ctx.subject) ||
      this.related.g.includes(ctx.subject) || this.related.h.includes(ctx.subject) || this.related.i.includes(ctx.subject) ||
      this.related.j.includes(ctx.subject) || this.related.k.includes(ctx.subject) || this.related.l.includes(ctx.subject) ||
      this.related.m.includes(ctx.subject) || this.related.n.includes(ctx.subject) || this.related.o.includes(ctx.subject) ||
      this.related.p.includes(ctx.subject) || this.related.q.includes(ctx.subject) || this.related.r.includes(ctx.subject) ||
      this.related.s.includes(ctx.subject) || this.related.t.includes(ctx.subject),
  }
}
OPL
)
shapes=$(project shapes '{"limit": {"max_read_depth": 50}, "namespaces": {"location": "base64://'"$model"'"}}')
tuples '
    # a chain of thirty folders, and one that leads back to its beginning
    set("documents:chain", "parent", "folders:f0", "")
    set("documents:loop", "parent", "folders:l0", "")
    for (i = 0; i < 30; i++) { set("folders:f" i, "parent", "folders:f" (i + 1), ""); set("folders:l" i, "parent", "folders:l" ((i + 1) % 30), "") }
    one("folders:f30", "reader", "ann")
    # two hundred parents
    for (i = 0; i < 200; i++) { set("documents:parents", "parent", "folders:p" i, ""); one("folders:p" i, "reader", "v" i) }
    # three layers of a hundred groups, each with two groups of the next
    for (i = 0; i < 100; i++) {
        set("documents:layers", "group", "groups:x" i, "member")
        for (k = 0; k < 2; k++) { set("groups:x" i, "member", "groups:y" ((i * 2 + k) % 100), "member"); set("groups:y" i, "member", "groups:z" ((i * 2 + k) % 100), "member") }
        one("groups:z" i, "member", "v" i)
    }
    # eighty subgroups with a child each
    for (i = 0; i < 80; i++) { set("documents:subgroups", "group", "groups:s" i, "member"); set("groups:s" i, "member", "groups:k" i, "member"); one("groups:k" i, "member", "v" i) }
    # twenty branches, of which the last fits
    one("documents:branches", "t", "ann")
    # one large side and one small
    for (i = 0; i < 20000; i++) one("documents:both", "everyone", "v" i)
    one("documents:both", "editor", "v7")' | load "$shapes"
shape() { # NAME ALLOWED OBJECT RELATION SUBJECT
    measured "check, $1" "$shapes" '"allowed":'"$2" GET \
        "/relation-tuples/check/openapi?namespace=documents&object=$3&relation=$4&subject_id=$5" "" "" "$bearer"
}
shape "chain of 30 parents" true chain read ann
shape "cycle of 30 parents, miss" false loop read ann
shape "200 parents, miss" false parents read nobody
shape "3 layers of 100 groups, miss" false layers group nobody
shape "80 subgroups with a child each, miss" false subgroups group nobody
shape "last of 20 branches" true branches any ann
shape "intersection with a side of 20,000" true both edit v7

# --- as many tuples as one likes ---------------------------------------------------------------------------------------
# A tenth are documents, each seen by a group, by the group of all, and by users of its own; groups are in teams, teams in companies.

forest='
    d = n / 10; g = d / 10; t = g / 10 < 1 ? 1 : g / 10; c = t / 10 < 1 ? 1 : t / 10
    for (i = 0; i < d; i++) { set("documents:d" i, "view", "groups:g" (i % g), "member"); set("documents:d" i, "view", "groups:all", "member") }
    for (i = 0; i < g; i++) set("groups:g" i, "member", "groups:t" (i % t), "member")
    for (i = 0; i < t; i++) set("groups:t" i, "member", "groups:c" (i % c), "member")
    for (i = 0; i < c; i++) one("groups:c" i, "member", "boss" i)
    one("groups:all", "member", "lister")
    for (i = 2 * d + g + t + c + 1; i < n; i++) { k = i - 2 * d; one("documents:d" (k % d), "view", "u" int(k / d)) }'
grown() { # TUPLES NAME
    local of_size from documents=$(($1 / 10)) companies=$(($1 / 10000 > 0 ? $1 / 10000 : 1))
    of_size=$(project "$1" "{$lists}")
    tuples "$forest" -v n="$1" >"$work/tuples"
    from=$(date +%s%N)
    load "$of_size" <"$work/tuples"
    awk -v n="$1" -v ns="$(($(date +%s%N) - from))" 'BEGIN { printf "Import of %d tuples: %.1f s, %d a second.\n", n, ns / 1e9, n / (ns / 1e9) }' >>"$work/notes"
    rm "$work/tuples"
    measured "check of any of $2, direct" "$of_size" '"allowed":true' GET "$question&object=d{n}&subject_id=u3" "" "" "$bearer"
    each "$documents"
    measured "check of any of $2, depth 3" "$of_size" '"allowed":true' GET "$question&object=d{n}&subject_id=boss{n}" "" "" "$bearer"
    each "$companies"
    measured "check of any of $2, miss" "$of_size" '"allowed":false' GET "$question&object=d{n}&subject_id=nobody" "" "" "$bearer"
    each "$documents"
    measured "list-objects of $documents, first page, one at a time" "$of_size" '"objects":["d0"' GET \
        "/relation-tuples/list-objects?namespace=documents&relation=view&subject_id=lister" "" "" "$bearer"
    alone
}
for size in 10000 $TUPLES; do
    grown "$size" "$(printf "%'d" "$size")"
done
