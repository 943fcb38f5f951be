#!/bin/sh
# Makes the secrets of compose.yaml once, beside it in `secrets/`; what is there is left as it is.
# The files belong to the user of the containers (10001), because compose mounts them as they lie there: call it as root.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

for name in database_password owner_password server_password backup_passphrase; do
  [ -e "secrets/$name" ] || random > "secrets/$name"
done
address() { printf 'postgres://corestone_%s:%s@database:5432/corestone' "$1" "$(cat "secrets/$1_password")"; }
[ -e secrets/owner_url ] || address owner > secrets/owner_url
[ -e secrets/database_url ] || address server > secrets/database_url
chmod 400 secrets/*
if [ "$(id -u)" = 0 ]; then
  chown 10001:10001 secrets/*
else
  echo 'Not root: let 10001 own the files in secrets/, or the containers cannot read them.' >&2
fi
echo "Secrets are in $(pwd)/secrets. Keep a copy of backup_passphrase elsewhere: without it no backup opens."
