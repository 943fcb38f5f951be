-- The two roles of Corestone: corestone_owner makes and changes the tables (`init`, `migrate`, `restore`), corestone_server is who serves and owns
-- nothing; what it may do says docs/operating/server-role.sql, after each migration. Called again it only sets the passwords anew.
-- For psql 14 or newer, as a superuser in Corestone's database; the passwords come by the environment, which no list of processes shows.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv server_password SERVER_PASSWORD
select format('create role %I login', name) from (values ('corestone_owner'), ('corestone_server')) as wanted (name)
where not exists (select from pg_roles where rolname = name) \gexec
alter role corestone_owner password :'owner_password';
alter role corestone_server password :'server_password';
select format('alter database %I owner to corestone_owner', current_database()) \gexec
-- Before PostgreSQL 15 the schema is not the database owner's, and open to everybody.
grant usage, create on schema public to corestone_owner;
revoke create on schema public from public;
