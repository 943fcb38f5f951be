#!/bin/sh
# Calls every resource of the MDS API once and prints what came back: one line for each call.
#
#   sh docs/api/mds.sh http://127.0.0.1:8080 AGENT.CLIENT PASSWORD NAMESPACE AGENT AGENTPASSWORD
#
# The client must hold the namespace; sign-ins of an agent are needed for /mds/datacentre alone.
# LANDING is the site of the landing pages; it must lie in the client's domains.
set -eu
BASE=$1 ACCOUNT=$2 PASSWORD=$3 NAMESPACE=$4 AGENT=$5 AGENTPASSWORD=$6
LANDING=${LANDING:-https://example.org}
IGSN=10273/${NAMESPACE}DOC1
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT

# call "what" METHOD path [more arguments of curl]: status and the first line of the body
call() {
  what=$1 method=$2 path=$3
  shift 3
  [ "$method" = HEAD ] && set -- --head "$@"
  status=$(curl --silent --show-error --user "$ACCOUNT:$PASSWORD" --request "$method" \
    --output "$FOLDER/answer" --write-out '%{http_code}' "$@" "$BASE/mds/$path")
  first=''
  [ "$method" = HEAD ] || first=$(head -n 1 "$FOLDER/answer")
  printf '%s: %s%s\n' "$what" "$status" "${first:+ $first}"
}

registration() {
  cat <<XML
<sample xmlns="http://igsn.org/schema/kernel-v.1.0">
  <sampleNumber identifierType="igsn">$IGSN</sampleNumber>
  <registrant><registrantName>Core Lab</registrantName></registrant>
  <log><logElement event="submitted" timeStamp="2026-05-01T08:00:00Z"/></log>
</sample>
XML
}

description() {
  cat <<XML
<resource xmlns="http://schema.igsn.org/description/1.0" type="Sample">
  <identifier type="IGSN">$IGSN</identifier>
  <name>A core in two halves</name>
  <registrant><name>Core Lab</name></registrant>
  <sampleAccess>Public</sampleAccess>
  <supplementalMetadata><record>$LANDING/1</record></supplementalMetadata>
</resource>
XML
}

dif='<DIF xmlns="http://gcmd.gsfc.nasa.gov/Aboutus/xml/dif/"><Entry_ID>1</Entry_ID><Entry_Title>A core</Entry_Title></DIF>'
iso='<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"/>'
text='Content-Type: text/plain;charset=UTF-8'
xml='Content-Type: application/xml;charset=UTF-8'

call 'the server works' GET status
call 'is it free' GET "igsn/$IGSN"

# An address: Java properties, or a form. testMode tries everything and keeps nothing.
printf 'igsn=%s\nurl=%s/1\n' "$IGSN" "$LANDING" > "$FOLDER/address"
call 'try' POST 'igsn?testMode=true' --header "$text" --data-binary @"$FOLDER/address"
call 'still free' GET "igsn/$IGSN"
call 'register' POST igsn --header "$text" --data-binary @"$FOLDER/address"
call 'address' GET "igsn/$IGSN"
call 'by a form' POST igsn --data-urlencode "igsn=$IGSN" --data-urlencode "url=$LANDING/2"
call 'change' PUT "igsn/$IGSN" --header "$text" --data-binary "url=$LANDING/3"
call 'changed' GET "igsn/$IGSN"
call 'only its head' HEAD "igsn/$IGSN"
call 'all of mine' GET igsn

# Metadata: what was sent comes back as it was.
call 'not described' GET "metadata/$IGSN"
registration > "$FOLDER/registration"
call 'describe' POST metadata/ --header "$xml" --data-binary @"$FOLDER/registration"
call 'metadata' GET "metadata/$IGSN"
call 'delete' DELETE "metadata/$IGSN"
call 'inactive' GET "metadata/$IGSN"
call 'and resolving' GET "igsn/$IGSN"
call 'activate' PUT "metadata/$IGSN" --header "$xml" --data-binary @"$FOLDER/registration"

# Documents beside the registration.
call 'no description' GET "igsnmetadata/$IGSN"
description > "$FOLDER/description"
call 'description' POST "igsnmetadata/$IGSN" --header "$xml" --data-binary @"$FOLDER/description"
call 'description kept' GET "igsnmetadata/$IGSN"
call 'ISO' PUT "isometadata/$IGSN" --header "$xml" --data-binary "$iso"
call 'ISO kept' GET "isometadata/$IGSN"
call 'DIF' PUT "difmetadata/$IGSN" --header "$xml" --data-binary "$dif"
call 'DIF emptied' DELETE "difmetadata/$IGSN"
call 'DIF is gone' GET "difmetadata/$IGSN"

# Files.
call 'no media' GET "media/$IGSN"
call 'media' POST "media/$IGSN" --header "$text" --data-binary "image/png=$LANDING/1.png"
call 'media kept' GET "media/$IGSN"

# What goes wrong.
call 'no address' POST igsn --header "$text" --data-binary "igsn=$IGSN"
call 'foreign site' POST igsn --header "$text" --data-binary "igsn=$IGSN
url=https://elsewhere.invalid/"
call 'foreign prefix' POST igsn --header "$text" --data-binary "igsn=10.1234/X
url=$LANDING/1"
call 'no XML' POST metadata --header "$xml" --data-binary ''
call 'wrong method' DELETE "igsn/$IGSN"

# The agent and its clients.
call 'not for clients' GET "datacentre?symbol=$ACCOUNT"
client=$ACCOUNT ACCOUNT=$AGENT PASSWORD=$AGENTPASSWORD
call 'a client' GET "datacentre?symbol=$client"
call 'contact' PUT datacentre --header "$xml" --data-binary \
  "<datacentre><symbol>$client</symbol><contactName>Ines Borer</contactName></datacentre>"
call 'no such prefix' PUT datacentre --header "$xml" --data-binary \
  "<datacentre><symbol>$client</symbol><prefixes><prefix>10273/ZZZZ</prefix></prefixes></datacentre>"
PASSWORD=wrong
call 'a wrong password' GET igsn
