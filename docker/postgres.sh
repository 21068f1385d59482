#!/bin/sh
# Run by the image on an empty volume: a role and a database for labelops and for Camunda each.
set -eu
psql --username postgres --dbname postgres --quiet --set ON_ERROR_STOP=1 <<'SQL'
\set labelops `cat /run/secrets/labelops_database_password`
\set camunda `cat /run/secrets/camunda_database_password`
CREATE ROLE labelops LOGIN PASSWORD :'labelops';
CREATE ROLE camunda LOGIN PASSWORD :'camunda';
CREATE DATABASE labelops OWNER labelops;
CREATE DATABASE camunda OWNER camunda;
REVOKE CONNECT ON DATABASE labelops, camunda FROM PUBLIC;
SQL
