#!/bin/sh
# A station over HTTP: what there is, a core run with two sections, a change, what changed since. Needs BASE, ACCOUNT
# (user:password) and CODE, of an expedition with a hole; curl and node.
set -eu
api="$BASE/api/v1/station"
call() { curl -sS --fail-with-body -u "$ACCOUNT" "$@"; }
# UUIDv7: 48 bits of milliseconds, then chance.
id() { node -e 'const h=Date.now().toString(16).padStart(12,"0"),r=crypto.randomUUID();console.log(h.slice(0,8)+"-"+h.slice(8)+"-7"+r.slice(15))'; }
pick() { node -e 'let t="";process.stdin.on("data",d=>t+=d).on("end",()=>console.log(eval("("+process.argv[1]+")")(JSON.parse(t))))' "$1"; }
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)

hole=$(call "$api/expeditions" | pick "a => a.expeditions.find(e => e.code === '$CODE').holes[0].id")
since=$(call "$api/expeditions/$CODE/objects?limit=5000" | pick 'p => p.throughSeq')

run=$(id) first=$(id) second=$(id)
cat > "${TMPDIR:-/tmp}/batch.$$.json" <<JSON
{ "station": "rig floor", "operations": [
  { "id": "$(id)", "at": "$now", "kind": "create", "object": { "id": "$run", "type": "core_run", "parentId": "$hole", "name": "901",
    "values": { "core": 901, "drillers_top_depth_m": 2703, "drilled_length_m": 3, "core_recovery_m": 1.98, "section_count": 2 } } },
  { "id": "$(id)", "at": "$now", "kind": "create", "object": { "id": "$first", "type": "section", "parentId": "$run", "name": "1",
    "values": { "section": 1, "section_length_m": 0.98, "curated_length_m": 0.98 } } },
  { "id": "$(id)", "at": "$now", "kind": "create", "object": { "id": "$second", "type": "section", "parentId": "$run", "name": "2",
    "values": { "section": 2, "section_length_m": 1, "curated_length_m": 1 } } } ] }
JSON
send() { call -H 'content-type: application/json' -d @"${TMPDIR:-/tmp}/batch.$$.json" "$api/expeditions/$CODE/operations"; }
send | pick 'a => a.outcomes.map(o => `${o.result} ${o.object.combinedId} ${o.object.topDrfM} m`).join("\n")'
echo 'sent again:'
send | pick 'a => a.outcomes.map(o => o.result).join(" ")'
rm "${TMPDIR:-/tmp}/batch.$$.json"

echo 'two change the same field, the second had not seen the first:'
for curator in Ines Tom; do
  call -H 'content-type: application/json' -d '{ "station": "lab", "operations": [ { "id": "'"$(id)"'", "at": "'"$now"'",
    "kind": "change", "objectId": "'"$first"'", "changes": { "curator": { "from": null, "to": "'$curator'" } } } ] }' \
    "$api/expeditions/$CODE/operations" |
    pick 'a => a.outcomes.map(o => o.result + (o.conflicts ? `: ${o.conflicts[0].field} is ${o.conflicts[0].now}` : "")).join()'
done

echo 'changed since:'
call "$api/expeditions/$CODE/objects?after=$since" | pick 'p => p.objects.map(o => o.combinedId).sort().join("\n")'
echo done
