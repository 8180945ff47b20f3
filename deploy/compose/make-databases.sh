#!/bin/sh
# The postgres image runs it once, when its data directory is new.
set -eu
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set=portal="$PORTAL_PASSWORD" --set=temporal="$TEMPORAL_PASSWORD" <<'SQL'
create role portal login password :'portal';
create role temporal login createdb password :'temporal';
-- Not the plain C locale: it finds nothing in Kannada, Devanagari or Gurmukhi.
create database janaspandana owner portal encoding 'UTF8' locale 'C.UTF-8' template template0;
SQL
