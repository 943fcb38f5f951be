#!/bin/sh
# What goes upstream, by our own API, one call after the other. Needs curl and sed.
#   BASE=http://127.0.0.1:8080 ACCOUNT=GFZ.ICDP:password MANAGER=name:password IGSN=ICDP1 sh docs/api/upstream.sh
# IGSN is a registered record of the account with a landing page of its own.
set -eu
: "${BASE:?address of the installation}" "${ACCOUNT:?name:password}" "${MANAGER:?name:password}" "${IGSN:?a record}"
API="$BASE/api/v1"
JSON='content-type: application/json'
as() { WHO=$1; shift; curl --silent --show-error --fail-with-body --user "$WHO" "$@"; }
member() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }
step() { printf '\n== %s\n' "$1"; }

step 'What failed upstream, and why'
OUTBOX=$(as "$ACCOUNT" "$API/outbox?limit=1")
printf '%s\n' "$OUTBOX"
REASON=$(printf '%s' "$OUTBOX" | sed -n 's/.*"reasons":\[{"reason":"\([^"]*\)".*/\1/p')

step 'Sent again: all that failed for one reason'
as "$ACCOUNT" -H "$JSON" -d "{\"reason\":\"$REASON\"}" "$API/outbox/retry"
as "$ACCOUNT" "$API/outbox?state=pending&limit=2"

step 'The landing page of a record, looked at soon: tried first, then asked for; how that stands'
as "$ACCOUNT" -X POST "$API/records/$IGSN/landing-check?dryRun=true"
as "$ACCOUNT" -X POST "$API/records/$IGSN/landing-check"
as "$ACCOUNT" "$API/records/$IGSN/landing-check"

step 'The same for many records at once: sent again, and their pages looked at'
for KIND in send-again check-page; do
  printf '"%s"\n' "$IGSN" |
    as "$ACCOUNT" -H 'content-type: application/x-ndjson' --data-binary @- "$API/bulk?stream=true&kind=$KIND"
done

step 'The register compared with everybody upstream, as a job; one that is under way is given back'
JOB=$(as "$MANAGER" -H "$JSON" -d '{"repair":false}' "$API/comparisons" | member id)
[ "$(as "$MANAGER" -H "$JSON" -d '{"repair":false}' "$API/comparisons" | member id)" = "$JOB" ] && echo 'the same job'
as "$MANAGER" "$API/jobs/$JOB"

step 'What was found: how often by upstream, and which records say something else there'
as "$MANAGER" "$API/comparisons"
as "$ACCOUNT" "$API/comparisons?outcome=all&limit=5"

printf '\ndone\n'
