#!/bin/sh
# Makes or updates Temporal's two databases in PostgreSQL. Runs in temporalio/admin-tools, or wherever temporal-sql-tool of
# the server's own version is. Takes SQL_HOST, SQL_PORT, SQL_USER, SQL_PASSWORD. Repeating it does nothing.
set -eu
export SQL_PLUGIN=postgres12_pgx

for database in temporal temporal_visibility; do
  schema=${database#temporal_}
  # Fails where it is there already; whether it is there is seen in the next line.
  SQL_DATABASE=$database temporal-sql-tool create-database || true
  SQL_DATABASE=$database temporal-sql-tool setup-schema --version 0.0
  SQL_DATABASE=$database temporal-sql-tool update-schema --schema-name "postgresql/v12/$schema"
done
