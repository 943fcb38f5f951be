#!/bin/sh
# Harvests all records of a repository with curl and sed, one file per page.
#   BASE=https://igsn.example.org/oai PREFIX=oai_dc FOLDER=pages sh docs/harvesting/harvest.sh
# SET narrows it to a set, FROM (2026-01-31 or 2026-01-31T12:00:00Z) to what changed since.
set -eu
: "${BASE:?address of the repository}" "${PREFIX:?metadataPrefix}" "${FOLDER:?folder for the pages}"
mkdir -p "$FOLDER"
ask() {
  # --retry obeys Retry-After of a busy server.
  curl --silent --show-error --fail --compressed --retry 10 --get "$BASE" --data verb=ListRecords "$@"
}

page=1
file="$FOLDER/page-$page.xml"
ask --data-urlencode "metadataPrefix=$PREFIX" ${SET:+--data-urlencode "set=$SET"} ${FROM:+--data-urlencode "from=$FROM"} > "$file"
while :; do
  if grep -q '<error code="noRecordsMatch"' "$file"; then echo 'nothing changed'; break; fi
  if grep -q '<error code=' "$file"; then sed -n 's/.*<error code="\([^<]*\)<.*/\1/p' "$file" >&2; exit 1; fi
  token=$(sed -n 's/.*<resumptionToken[^>]*>\([^<]*\)<.*/\1/p' "$file")
  [ -n "$token" ] || break
  page=$((page + 1))
  file="$FOLDER/page-$page.xml"
  ask --data-urlencode "resumptionToken=$token" > "$file"
done
# The next run gives this as FROM.
sed -n 's/.*<responseDate>\([^<]*\)<.*/\1/p' "$FOLDER/page-1.xml" > "$FOLDER/next-from"
echo "$page pages, $(cat "$FOLDER"/page-*.xml | grep -o '<header[ >]' | wc -l | tr -d ' ') records"
