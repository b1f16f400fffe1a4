/** Unlogged: after a crash of the server it is empty, and everything in it can be asked for again. */
export const answersSchema = `
CREATE UNLOGGED TABLE floorwalker.answers (
  key text COLLATE "C" PRIMARY KEY,
  sealed text NOT NULL,
  kept_at double precision NOT NULL,
  expires_at double precision NOT NULL
);
CREATE INDEX answers_by_kept_at ON floorwalker.answers (kept_at);`;
