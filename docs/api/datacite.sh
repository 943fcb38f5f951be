#!/bin/sh
# Every call of the DataCite API once, in the order in which a client of samples makes them. Run by the tests.
#   BASE=http://127.0.0.1:8080 ACCOUNT=GFZ.ICDP PASSWORD=... PREFIX=10.60510 LANDING=https://example.org sh docs/api/datacite.sh
set -eu
API="$BASE/datacite"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# call METHOD PATH EXPECTED-STATUS [more of curl]: prints the answer; ends the script where the status is another.
call() {
  method=$1 path=$2 expected=$3
  shift 3
  status=$(curl -sS -o "$work/answer" -w '%{http_code}' -X "$method" "$@" "$API$path")
  if [ "$status" != "$expected" ]; then
    echo "$method $path: $status instead of $expected: $(cat "$work/answer")" >&2
    exit 1
  fi
  echo "$method $path -> $status"
}
# signed METHOD PATH EXPECTED-STATUS [JSON]: the same with the client's password.
signed() {
  signed_method=$1 signed_path=$2 signed_status=$3
  shift 3
  if [ $# -gt 0 ]; then
    call "$signed_method" "$signed_path" "$signed_status" -u "$ACCOUNT:$PASSWORD" \
      -H 'Content-Type: application/vnd.api+json' --data-binary "$1"
  else
    call "$signed_method" "$signed_path" "$signed_status" -u "$ACCOUNT:$PASSWORD"
  fi
}
# has TEXT: the last answer holds it.
has() { grep -qF "$1" "$work/answer" || { echo "not in the answer: $1: $(cat "$work/answer")" >&2; exit 1; }; }

# Is the server there, and is the password right?
call GET /heartbeat 200
has OK
signed GET /client-prefixes 200
has "\"$PREFIX\""
call GET /client-prefixes 401 -u "$ACCOUNT:wrong"
has 'Bad credentials.'

# A token for programs that should not carry the password.
call POST /token 200 --data-urlencode grant_type=password --data-urlencode "username=$ACCOUNT" --data-urlencode "password=$PASSWORD"
token=$(sed 's/.*"access_token":"\([^"]*\)".*/\1/' "$work/answer")
call GET /client-prefixes 200 -H "Authorization: Bearer $token"

# A draft: we make up the suffix.
signed POST /dois 201 "{\"data\":{\"type\":\"dois\",\"attributes\":{\"prefix\":\"$PREFIX\"}}}"
has '"state":"draft"'
doi=$(sed 's/^{"data":{"id":"\([^"]*\)".*/\1/' "$work/answer")
signed POST /dois 403 '{"data":{"type":"dois","attributes":{}}}'

# Checked before it is sent, then published with all it takes.
described='"creators":[{"name":"Drill, Dora"}],"titles":[{"title":"Core 12"}],"publisher":"Core Repository","publicationYear":2024,"types":{"resourceTypeGeneral":"PhysicalObject","resourceType":"Core"}'
call POST /dois/validate 200 -H 'Content-Type: application/vnd.api+json' --data-binary "{\"data\":{\"attributes\":{\"doi\":\"$doi\",$described}}}"
signed PUT "/dois/$doi" 422 '{"data":{"attributes":{"event":"publish"}}}'
has "Can't be blank"
signed PUT "/dois/$doi" 200 "{\"data\":{\"attributes\":{\"event\":\"publish\",\"url\":\"$LANDING/core12\",$described}}}"
has '"state":"findable"'

# Changed in one place; hidden and shown; XML and zipped bodies are taken, too.
signed PATCH "/dois/$doi" 200 '{"data":{"attributes":{"version":"2"}}}'
has '"title":"Core 12"'
signed PUT "/dois/$doi" 200 '{"data":{"attributes":{"event":"hide"}}}'
has '"state":"registered"'
signed PUT "/dois/$doi" 200 '{"data":{"attributes":{"event":"show"}}}'
call GET "/dois/$doi" 200 -u "$ACCOUNT:$PASSWORD" -H 'Accept: application/vnd.datacite.datacite+xml'
has '<version>2</version>'
xml=$(base64 <"$work/answer" | tr -d '\n')
signed PUT "/dois/$doi" 200 "{\"data\":{\"attributes\":{\"xml\":\"$xml\"}}}"
echo '{"data":{"attributes":{"language":"en"}}}' | gzip >"$work/body"
call PATCH "/dois/$doi" 200 -u "$ACCOUNT:$PASSWORD" -H 'Content-Type: application/vnd.api+json' \
  -H 'Content-Encoding: gzip' --data-binary "@$work/body"
has '"language":"en"'

# What was registered stays; a draft may go.
signed DELETE "/dois/$doi" 405
signed POST /dois 201 "{\"data\":{\"attributes\":{\"prefix\":\"$PREFIX\"}}}"
draft=$(sed 's/^{"data":{"id":"\([^"]*\)".*/\1/' "$work/answer")
signed DELETE "/dois/$draft" 204
signed GET "/dois/$draft" 404

# Lists by number and by cursor; what was done; what records say of each other; who there is.
client=$(echo "$ACCOUNT" | tr 'A-Z' 'a-z')
signed GET "/dois?client-id=$client&state=findable&page%5Bnumber%5D=1&page%5Bsize%5D=25" 200
has "\"$doi\""
signed GET "/dois?client-id=$client&page%5Bcursor%5D=1&page%5Bsize%5D=1000&disable-facets=true" 200
has "\"$doi\""
signed GET "/dois/$doi/activities" 200
signed GET "/activities?page%5Bsize%5D=5" 200
signed GET "/events?doi=$doi" 200
signed GET "/dois/$doi/get-url" 200
has "$LANDING/core12"
signed GET "/dois/random?prefix=$PREFIX" 200
call GET "/clients/$client" 200
call GET /repositories 200
call GET /providers 200
call GET "/prefixes/$PREFIX" 200
call GET /resource-types 200
call GET '/dois?callback=show' 200
has 'show({'
echo done
