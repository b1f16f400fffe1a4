/** What `--help` prints. */
export const usage = `Usage: floorwalker store copy --from file --to postgres
       floorwalker store copy --from postgres --to file

Copies everything that Floorwalker keeps, with the audit trail, to an empty place, reads it back and compares
every record. Stop the service first; start it again with DATABASE_URL set, or without it, when the copy is there.

  DATA_FILE        the file (data/floorwalker.json when it is not set)
  DATABASE_URL     the database, postgres://…
  ENCRYPTION_KEY   the key, or the keys, of the service

The source is only read. The target becomes the copy as a whole or stays empty.
Ends with 0 when every record is there, 1 when the copy was not made, 64 for words that are not known,
78 for a missing or wrong variable.
`;
