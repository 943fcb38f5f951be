#!/bin/sh
# Makes Corestone's database on the PostgreSQL of this machine, its two roles, and the files with their addresses in the folder that is named.
# Once, as root: make-database.sh /etc/corestone/credentials
set -eu
umask 077
credentials=${1:?the folder for the files}
here=$(cd "$(dirname "$0")" && pwd)
for name in owner-url database-url; do
  [ ! -e "$credentials/$name" ] || { echo "$credentials/$name is there already; nothing was done." >&2; exit 1; }
done
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
OWNER_PASSWORD=$(random)
SERVER_PASSWORD=$(random)
export OWNER_PASSWORD SERVER_PASSWORD

su postgres -c 'createdb --encoding UTF8 --locale C.UTF-8 --template template0 corestone'
su postgres -c 'psql --no-psqlrc --quiet --dbname corestone' < "$here/roles.sql"
printf 'postgres://corestone_owner:%s@127.0.0.1/corestone' "$OWNER_PASSWORD" > "$credentials/owner-url"
printf 'postgres://corestone_server:%s@127.0.0.1/corestone' "$SERVER_PASSWORD" > "$credentials/database-url"
echo "Database corestone is there; the addresses of its roles are in $credentials."
