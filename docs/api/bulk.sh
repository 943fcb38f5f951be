#!/bin/sh
# Bulk calls of our own API, one after the other. Needs curl, gzip and sed.
#   BASE=http://127.0.0.1:8080 ACCOUNT=GFZ.ICDP:password NAMESPACE=ICDP sh docs/api/bulk.sh
# With MANAGER=name:password, who may deposit for the client TO=AGENT.CLIENT as well, a record is given to it.
# LANDING is the site of the landing pages; it must lie in the client's domains.
set -eu
: "${BASE:?address of the installation}" "${ACCOUNT:?name:password}" "${NAMESPACE:?a namespace of the account}"
API="$BASE/api/v1"
LANDING=${LANDING:-https://example.org}
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
ask() { curl --silent --show-error --fail-with-body --user "$ACCOUNT" "$@"; }
member() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }
step() { printf '\n== %s\n' "$1"; }

cat > "$FOLDER/cores.ndjson" <<NDJSON
{"igsn":"${NAMESPACE}BULK1","landingUrl":"$LANDING/1","description":{"title":"Core 1","material":{"label":"Rock"}}}
{"namespace":"$NAMESPACE","description":{"title":"Core 2, whose IGSN is made up"}}
{"igsn":"${NAMESPACE}BULK3","landingUrl":"gopher://example.org/3","description":{"title":"Core 3, refused"}}
NDJSON

step 'Try: what would become of it'
ask -H 'content-type: application/x-ndjson' --data-binary @"$FOLDER/cores.ndjson" "$API/bulk?stream=true&dryRun=true"

step 'Register, answered line by line while it is read'
ask -H 'content-type: application/x-ndjson' --data-binary @"$FOLDER/cores.ndjson" "$API/bulk?stream=true"

step 'A table, packed, as a job; the key makes repeating harmless'
printf 'igsn,title,url,latitude,longitude\n%sTAB1,Core 4,%s/4,63.4,13.2\n%sTAB2,Core 5,,95,13.2\n' \
  "$NAMESPACE" "$LANDING" "$NAMESPACE" | gzip > "$FOLDER/cores.csv.gz"
job() {
  ask -H 'content-type: text/csv' -H 'content-encoding: gzip' -H "Idempotency-Key: table-$$" \
    --data-binary @"$FOLDER/cores.csv.gz" "$API/bulk?name=cores.csv"
}
JOB=$(job | member id)
[ "$(job | member id)" = "$JOB" ] && echo 'the same job'

step 'Live progress until it ends'
ask --no-buffer "$API/jobs/$JOB/events" | sed -n 's/^event: //p' | tail -n 1

step 'How far it is, and what was rejected'
ask "$API/jobs/$JOB" | sed 's/.*"\(state":"[a-z]*"\).*\("done":[0-9]*,"accepted":[0-9]*,"rejected":[0-9]*,"total":[0-9]*\).*/"\1,\2/'
printf '\n'
ask "$API/jobs/$JOB/results?only=rejected"

step 'XML, every sample an item of its own'
printf '<samples xmlns="http://app.geosamples.org"><sample><igsn>%sXML1</igsn><name>Core 6</name></sample></samples>' "$NAMESPACE" |
  ask -H 'content-type: application/xml' --data-binary @- "$API/bulk?stream=true"

step 'From a browser form'
ask -F "file=@$FOLDER/cores.ndjson;type=application/x-ndjson" "$API/bulk?stream=true&mode=create" | tail -n 1

step 'Hide one, and withdraw one'
printf '"%sTAB1"\n' "$NAMESPACE" | ask -H 'content-type: application/x-ndjson' --data-binary @- "$API/bulk?stream=true&kind=hide"
printf '"%sXML1"\n' "$NAMESPACE" |
  ask -H 'content-type: application/x-ndjson' --data-binary @- "$API/bulk?stream=true&kind=withdraw&reason=Used+up"

step 'Publish again; withdraw as one that is another record now'
printf '"%sTAB1"\n' "$NAMESPACE" | ask -H 'content-type: application/x-ndjson' --data-binary @- "$API/bulk?stream=true&kind=publish"
printf '{"igsn":"%sBULK1","withdrawal":{"kind":"merged-into","successor":"%sTAB1"}}\n"%sXML1"\n' "$NAMESPACE" "$NAMESPACE" "$NAMESPACE" |
  ask -H 'content-type: application/x-ndjson' --data-binary @- \
    "$API/bulk?stream=true&kind=withdraw&withdrawalKind=destroyed&reason=Registered+twice"

if [ -n "${MANAGER:-}" ] && [ -n "${TO:-}" ]; then
  step 'Give one to another client'
  printf '"%sTAB1"\n"%sXML1"\n' "$NAMESPACE" "$NAMESPACE" |
    curl --silent --show-error --fail-with-body --user "$MANAGER" -H 'content-type: application/x-ndjson' --data-binary @- \
      "$API/bulk?stream=true&kind=transfer&to=$TO"
fi

step 'Does it exist? Needs no sign-in'
printf '%sTAB1\n%sBULK1\n%sNONE\n' "$NAMESPACE" "$NAMESPACE" "$NAMESPACE" |
  curl --silent --show-error --fail-with-body -H 'content-type: application/x-ndjson' --data-binary @- "$API/verify" |
  sed 's/"registeredAt":"[^"]*",//'

step 'Remove the job'
ask -X DELETE "$API/jobs/$JOB"
printf 'done\n'
