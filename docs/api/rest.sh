#!/bin/sh
# Calls of our own API, one after the other. Needs curl and jq-less sed alone.
#   BASE=http://127.0.0.1:8080 ACCOUNT=GFZ.ICDP:password NAMESPACE=ICDP sh docs/api/rest.sh
set -eu
: "${BASE:?address of the installation}" "${ACCOUNT:?name:password}" "${NAMESPACE:?a namespace of the account}" "${DOMAIN:=example.org}"
API="$BASE/api/v1"
JSON='content-type: application/json'
ask() { curl --silent --show-error --fail-with-body --user "$ACCOUNT" "$@"; }
member() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }
step() { printf '\n== %s\n' "$1"; }

step 'Who am I'
ask "$API/me"

step 'Try: nothing is kept'
ask -H "$JSON" -d "{\"namespace\":\"$NAMESPACE\",\"description\":{\"title\":\"Core 12 of hole A\"}}" "$API/records?dryRun=true"

step 'Make a record; the server makes up the IGSN. The key makes repeating harmless'
NEW="{\"namespace\":\"$NAMESPACE\",\"visibility\":\"findable\",\"description\":{\"title\":\"Core 12 of hole A\",\"latitudeDeg\":63.4017,\"longitudeDeg\":13.2027}}"
KEY="rest-sh-$$-$(date +%s)"
MADE=$(ask -H "$JSON" -H "Idempotency-Key: $KEY" -d "$NEW" "$API/records")
IGSN=$(printf '%s' "$MADE" | member igsn)
printf '%s\n' "$MADE"

step 'The same request again: the same answer'
ask -H "$JSON" -H "Idempotency-Key: $KEY" -d "$NEW" "$API/records"

step 'See it, with what upstream was told'
ask "$API/records/$IGSN"

step 'Change two members, if nobody did since'
ask -X PATCH -H 'content-type: application/merge-patch+json' -H 'If-Match: "1"' \
  -d '{"description":{"abstract":"Dark gneiss.","rock":"Gneiss"}}' "$API/records/$IGSN"

step 'In what the two versions differ, and back to the first'
ask "$API/records/$IGSN/versions/1..2"
ask -X POST "$API/records/$IGSN/versions/1/restore"

step 'Describe it by a document in a format of others'
printf '%s' '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Core 12</dc:title></oai_dc:dc>' |
  ask -X PUT -H 'content-type: application/xml' --data-binary @- "$API/records/$IGSN"
ask "$API/records/$IGSN/documents"

step 'Keep the exact position back for some years, and the details for one'
ask -X PUT -H "$JSON" -d '{"members":["position","locality"],"positionStepDeg":0.1,"until":"2099-01-01"}' "$API/records/$IGSN/withheld"
ask -X PUT -H "$JSON" -d '{"until":"2098-01-01"}' "$API/records/$IGSN/embargo"
# What everybody sees; a record that waits for upstream is not there yet.
curl --silent --show-error "$API/records/$IGSN"
ask -X DELETE "$API/records/$IGSN/embargo"

step 'Reserve an identifier, publish it, hide it'
HELD=$(ask -H "$JSON" -d "{\"namespace\":\"$NAMESPACE\",\"visibility\":\"reserved\",\"description\":{\"title\":\"Core 13\"}}" "$API/records" | member igsn)
ask -X POST "$API/records/$HELD/publish"
ask -X POST "$API/records/$HELD/hide"

step 'What looks like the same sample; say that two are'
ask "$API/records/$IGSN/duplicates"
ask -H "$JSON" -d "{\"other\":\"$HELD\"}" "$API/records/$IGSN/links"

step 'All groups of records that look alike; the link taken back'
ask "$API/duplicates?limit=10"
ask -X DELETE "$API/records/$IGSN/links/$HELD"

step 'Another name, under which everything finds it; and taken away again'
ask -H "$JSON" -d "{\"name\":\"Box 7 of $IGSN\"}" "$API/records/$IGSN/aliases"
ask "$API/records/$IGSN/aliases"
ask -X DELETE --get --data-urlencode "name=Box 7 of $IGSN" "$API/records/$IGSN/aliases"

step 'Withdraw: tried first, then for good; the page stays and says why'
ask -H "$JSON" -d '{"reason":"The same core"}' "$API/records/$HELD/withdraw?dryRun=true"
ask -H "$JSON" -d "{\"reason\":\"The same core\",\"kind\":\"merged-into\",\"successor\":\"$IGSN\"}" "$API/records/$HELD/withdraw"

step 'A reserved record can be deleted'
DRAFT=$(ask -H "$JSON" -d "{\"namespace\":\"$NAMESPACE\",\"visibility\":\"reserved\"}" "$API/records" | member igsn)
ask -X DELETE "$API/records/$DRAFT"

step 'A page elsewhere: have it looked at, and those of the client that fail; what was found'
ELSEWHERE=$(ask -H "$JSON" -d "{\"namespace\":\"$NAMESPACE\",\"landingUrl\":\"https://$DOMAIN/core-14\",\"visibility\":\"findable\",\"description\":{\"title\":\"Core 14\"}}" "$API/records" | member igsn)
# Not to be looked at before upstream took it: that is a 404.
curl --silent --show-error --user "$ACCOUNT" -X POST "$API/records/$ELSEWHERE/landing-check"
ask -H "$JSON" -d '{"which":"failing"}' "$API/clients/${ACCOUNT%%:*}/landing-checks"
ask "$API/clients/${ACCOUNT%%:*}/landing-checks?outcome=failing"

step 'List, and who did what'
ask "$API/records?namespace=$NAMESPACE&limit=2"
ask "$API/records/$IGSN/history?limit=3"

printf '\ndone\n'
