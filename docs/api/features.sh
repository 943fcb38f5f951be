#!/bin/sh
# Holes and samples for maps (OGC API - Features), one call after the other. Needs curl and sed.
#   BASE=http://127.0.0.1:8080 sh docs/api/features.sh
set -eu
: "${BASE:?address of the installation}"
OGC="$BASE/ogc"
SAMPLES="$OGC/collections/samples/items"
get() { curl --silent --show-error --fail-with-body --globoff "$@"; }
ids() { sed 's/"type":"Feature"/\n&/g' | sed -n 's/^"type":"Feature","id":"\([^"]*\)".*/\1/p'; }
step() { printf '\n== %s\n' "$1"; }

step 'Which collections there are'
get "$OGC/collections" | sed 's/"id":/\n&/g' | sed -n 's/^"id":"\([^"]*\)".*/\1/p'

step 'One hole: a point, longitude first'
get "$OGC/collections/holes/items?limit=1" | sed 's/.*"geometry":\({[^}]*}\).*/\1/'

step 'Samples in a box: west, south, east, north'
get "$SAMPLES?bbox=13,63,13.5,64" | ids

step 'Across the antimeridian, west is greater than east'
get "$SAMPLES?bbox=170,-30,-170,10" | ids

step 'Taken in May 2014, from June 2014 on'
get "$SAMPLES?datetime=2014-05-01/2014-05-31" | ids
get "$SAMPLES?datetime=2014-06-01/.." | ids

step 'Of one expedition, of one kind'
get "$SAMPLES?expedition=5054" | ids
get "$SAMPLES?objectType=core_run" | ids

step 'Everything, four at a time, from link to link'
NEXT="$SAMPLES?limit=4"
while [ -n "$NEXT" ]; do
  get "$NEXT" > page.json
  ids < page.json | tr '\n' ' '
  printf '\n'
  NEXT=$(sed 's/{"href"/\n&/g' page.json | sed -n 's/^{"href":"\([^"]*\)","rel":"next".*/\1/p')
done
rm page.json

step 'One sample by its IGSN'
get "$SAMPLES/icds1" | sed 's/.*"properties":{"igsn":"[^"]*",\("title":"[^"]*"\).*/\1/'

step 'A wrong parameter is told'
curl --silent --globoff --write-out ' %{http_code}\n' "$SAMPLES?bbox=1,2,3" | sed 's/.*"detail":"\([^"]*\)".* \([0-9]*\)$/\2 \1/'
