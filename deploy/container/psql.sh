#!/bin/sh
# In the container of psql: a file of SQL as the superuser of the database. Passwords come as files and go on by the environment.
set -eu
# Before the wrapper of Debian, which wants a user that the system knows.
PATH=$(echo /usr/lib/postgresql/*/bin):$PATH
secret() { cat "/run/secrets/$1"; }
PGPASSWORD=$(secret database_password)
OWNER_PASSWORD=$(secret owner_password)
SERVER_PASSWORD=$(secret server_password)
export PGPASSWORD OWNER_PASSWORD SERVER_PASSWORD
exec psql --no-psqlrc --quiet --host database --username postgres --dbname "${CORESTONE_DATABASE:-corestone}" --set role=corestone_server --file "$1"
