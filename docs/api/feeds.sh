#!/bin/sh
# Sitemap, change feed, dumps and webhooks, one call after the other. Needs curl, gzip, sed and sha256sum.
#   BASE=http://127.0.0.1:8080 ACCOUNT=admin:password RECEIVER=https://example.org/hook sh docs/api/feeds.sh
# ACCOUNT administers the installation; RECEIVER is an address of yours that answers 200.
set -eu
: "${BASE:?address of the installation}" "${ACCOUNT:?name:password}" "${RECEIVER:?address of a receiver}"
API="$BASE/api/v1"
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
get() { curl --silent --show-error --fail-with-body "$@"; }
ask() { get --user "$ACCOUNT" "$@"; }
send() { ask -H 'content-type: application/json' "$@"; }
member() { printf '%s\n' "$(sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p")"; }
step() { printf '\n== %s\n' "$1"; }

step 'Every landing page'
get "$BASE/sitemap.xml" | sed -n 's/.*<loc>\(.*\)<\/loc>.*/\1/p'
get "$BASE/sitemap/0.xml" | sed -n 's/.*<loc>\(.*\)<\/loc>.*/\1/p' | head -n 2

step 'What changed, two at a time'
get "$BASE/feeds/changes?limit=2" | sed 's/"changedAt":"[^"]*",//g'
get "$BASE/feeds/changes?after=2&limit=2" | member next

step 'Order a dump of everything, and wait for it'
JOB=$(send --data '{"formats":["json","csv"]}' "$API/dumps" | member id)
while ask "$API/jobs/$JOB" | grep -q '"state":"\(queued\|running\)"'; do sleep 0.2; done
ask "$API/jobs/$JOB" | member state

step 'What there is; needs no sign-in'
get "$API/dumps" | sed 's/.*"\(changeNumber":[0-9]*\).*"\(records":[0-9]*\),"licence.*/"\1,"\2/'
printf '\n'

step 'Take the latest, and check it'
cd "$FOLDER"
get -O "$BASE/dumps/latest/SHA256SUMS"
sed 's/.*  //' SHA256SUMS | while read -r file; do get -O "$BASE/dumps/latest/$file"; done
sha256sum --check SHA256SUMS
gunzip -c json-00001.ndjson.gz | sed 's/.*"igsn":"\([A-Z0-9]*\)".*"\(changeNumber":[0-9]*\)}/\1 "\2/'

step 'Go on with a transfer that broke off'
head -c 100 csv-00001.csv.gz > half.gz
get --continue-at - --output half.gz "$BASE/dumps/latest/csv-00001.csv.gz"
cmp half.gz csv-00001.csv.gz && echo 'the same'

step 'What changed since'
get "$BASE/dumps/latest/manifest.json" | sed -n 's/.*"next": "\(.*\)".*/\1/p' | { read -r next; get "$next"; }

step 'Make a webhook; its secret is shown this once'
send --data "{\"url\":\"$RECEIVER\",\"party\":\"\",\"events\":[\"record.registered\",\"record.withdrawn\"]}" "$API/webhooks" > made.json
HOOK=$(member id < made.json)
member secret < made.json | sed 's/_.*/_…/'

step 'Try it, and see what became of it'
ask -X POST "$API/webhooks/$HOOK/test" | sed 's/.*"\(kind":"ping"\).*"\(outcome":"[a-z]*","status":[0-9]*\).*/"\1,"\2/'
printf '\n'
ask "$API/webhooks/$HOOK/deliveries" | member outcome

step 'Pause it, let it go on, remove it'
send -X PATCH --data '{"state":"paused"}' "$API/webhooks/$HOOK" | member pausedReason
send -X PATCH --data '{"state":"active"}' "$API/webhooks/$HOOK" | member state
ask -X DELETE "$API/webhooks/$HOOK"
printf 'done\n'
