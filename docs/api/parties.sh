#!/bin/sh
# Agents, clients, namespaces, users and tokens by our own API, as an administrator, and what a client then does. Needs curl and sed alone.
#   BASE=http://127.0.0.1:8080 MANAGER=admin:password sh docs/api/parties.sh
set -eu
: "${BASE:?address of the installation}" "${MANAGER:?name:password of an administrator}" "${AGENT:=SHOW}"
API="$BASE/api/v1"
JSON='content-type: application/json'
as() { WHO=$1; shift; curl --silent --show-error --fail-with-body --user "$WHO" "$@"; }
member() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }
step() { printf '\n== %s\n' "$1"; }
# So that it can be run again: names of its own each time.
NUMBER=$(date +%s | tail -c 7)
PASSWORD="of the script $NUMBER"
LAB="$AGENT.LAB$NUMBER"
CORES="$AGENT.CORES$NUMBER"

step 'A client with a namespace and a password; a new agent comes with its first client'
as "$MANAGER" -H "$JSON" -d "{\"symbol\":\"$LAB\",\"namespaces\":[\"LB$NUMBER\"],\"domains\":[\"example.org\"],\"quota\":100,\"password\":\"$PASSWORD\"}" "$API/clients"
as "$MANAGER" -H "$JSON" -d "{\"symbol\":\"$CORES\",\"namespaces\":[\"CR$NUMBER\"]}" "$API/clients"

step 'Agents and clients; what the client is called, and a larger quota'
as "$MANAGER" "$API/agents"
as "$MANAGER" -X PATCH -H "$JSON" -d '{"name":"Agent of the script"}' "$API/agents/$AGENT"
as "$MANAGER" -X PATCH -H "$JSON" -d '{"name":"Laboratory","contactName":"Anna Berg","contactEmail":"anna@example.org","quota":500}' "$API/clients/$LAB"
as "$LAB:$PASSWORD" "$API/clients/$LAB"

step 'The client asks for another namespace; the agent grants it'
ID=$(as "$LAB:$PASSWORD" -H "$JSON" -d "{\"namespace\":\"LC$NUMBER\",\"client\":\"$LAB\",\"reason\":\"A new series\"}" "$API/namespace-requests" | member id)
as "$MANAGER" "$API/namespace-requests"
as "$MANAGER" -H "$JSON" -d '{"decision":"granted"}' "$API/namespace-requests/$ID/decision"

step 'A namespace for trying, given by the agent, and one that moves with all in it'
as "$MANAGER" -H "$JSON" -d "{\"namespace\":\"TR$NUMBER\",\"client\":\"$LAB\",\"isTest\":true}" "$API/namespaces"
as "$MANAGER" -H "$JSON" -d "{\"client\":\"$CORES\"}" "$API/namespaces/LC$NUMBER/transfer"

step 'A user who deposits for the client, and no longer does'
as "$MANAGER" -H "$JSON" -d "{\"name\":\"show-$NUMBER\",\"password\":\"$PASSWORD\",\"grants\":[{\"role\":\"depositor\",\"party\":\"$LAB\"}]}" "$API/users"
as "show-$NUMBER:$PASSWORD" "$API/me"
as "$MANAGER" -X PATCH -H "$JSON" -d '{"isActive":false}' "$API/users/show-$NUMBER"

step 'A token that may only read; it stands where a password does, and is revoked'
MADE=$(as "$LAB:$PASSWORD" -H "$JSON" -d '{"name":"script","scope":"read"}' "$API/tokens")
TOKEN=$(printf '%s' "$MADE" | member secret)
curl --silent --show-error --fail-with-body -H "Authorization: Bearer $TOKEN" "$API/me"
as "$LAB:$PASSWORD" "$API/tokens"
as "$LAB:$PASSWORD" -X DELETE "$API/tokens/$(printf '%s' "$MADE" | member id)"

step 'Records of the client become another one’s: tried first, then two of them, then all'
one() { as "$LAB:$PASSWORD" -H "$JSON" -d "{\"namespace\":\"LB$NUMBER\",\"description\":{\"title\":\"Core $1\",\"name\":\"Core $1\",\"sampledOn\":\"2024-05-05\"}}" "$API/records" | member igsn; }
[ -n "$(one 1)" ]
SECOND=$(one 2)
THIRD=$(one 3)
as "$MANAGER" -H "$JSON" -d "{\"from\":\"$LAB\",\"to\":\"$CORES\"}" "$API/records/transfer?dryRun=true"
as "$MANAGER" -H "$JSON" -d "{\"igsns\":[\"$SECOND\",\"$THIRD\"],\"to\":\"$CORES\"}" "$API/records/transfer"
as "$MANAGER" -H "$JSON" -d "{\"from\":\"$LAB\",\"to\":\"$CORES\"}" "$API/records/transfer"

printf '\ndone\n'
