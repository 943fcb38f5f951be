-- The role that the serving program signs in with: it reads and writes rows, and owns nothing. Tables are made and changed by the
-- owner, by `corestone init`, `migrate` and `restore`; after each of them this file, by the owner or a superuser, in Corestone's database:
--   su postgres -c 'psql -d corestone -v role=corestone_server' < server-role.sql
-- The role itself is made once: deploy/postgres/roles.sql.
\set ON_ERROR_STOP on
begin;
select format('grant connect on database %I to %I', current_database(), :'role') \gexec
revoke create on schema public from public;
grant usage on schema public to :"role";
grant select, insert, update, delete on all tables in schema public to :"role";
-- Nobody who serves changes which tables there are, or says that they are others.
revoke insert, update, delete on kysely_migration, kysely_migration_lock from :"role";
-- What was done, and which numbers were ever given, is only added to.
revoke update, delete on audit from :"role";
-- An entry gets its place in the chain after it was written.
grant update (chain_seq, chain_hash) on audit to :"role";
revoke delete on identifier from :"role";
commit;
