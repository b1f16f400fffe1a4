/**
 * Turns lie in ordinary tables, not in unlogged ones: those are empty after a crash of the server, and the minute of the crash would
 * get its budget twice. A few small rows a second are nothing to write. The row of the line is locked while one caller counts;
 * under every isolation level the next one then sees what that one took, or fails. A turn is not from the future: further ahead than
 * its own window means that the database's clock was put back by hand.
 */
export const turnsSchema = `
CREATE TABLE floorwalker.turn_lines (
  name text PRIMARY KEY,
  paused_at timestamptz NOT NULL DEFAULT '-infinity',
  paused_until timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE TABLE floorwalker.turns (name text NOT NULL, at timestamptz NOT NULL);
CREATE INDEX turns_by_name ON floorwalker.turns (name, at);

CREATE FUNCTION floorwalker.take_turn(line text, most integer, span_ms double precision)
RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
  span CONSTANT interval := span_ms * interval '1 millisecond';
  paused floorwalker.turn_lines%ROWTYPE;
  moment timestamptz;
  given bigint;
  free_at timestamptz;
BEGIN
  LOOP
    SELECT * INTO paused FROM floorwalker.turn_lines WHERE name = line FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO floorwalker.turn_lines (name) VALUES (line) ON CONFLICT DO NOTHING;
  END LOOP;
  moment := clock_timestamp();
  DELETE FROM floorwalker.turns WHERE name = line AND (at <= moment - span OR at > moment + span);
  SELECT count(*) INTO given FROM floorwalker.turns WHERE name = line;
  free_at := moment;
  IF given >= most THEN
    SELECT at + span INTO free_at FROM floorwalker.turns WHERE name = line ORDER BY at OFFSET given - most LIMIT 1;
  END IF;
  IF paused.paused_at <= moment + span THEN
    free_at := greatest(free_at, paused.paused_until);
  END IF;
  IF free_at > moment THEN
    RETURN greatest(1, ceil(extract(epoch FROM free_at - moment) * 1000));
  END IF;
  INSERT INTO floorwalker.turns (name, at) VALUES (line, moment);
  RETURN 0;
END $$;

CREATE FUNCTION floorwalker.pause_turns(line text, pause_ms double precision)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO floorwalker.turn_lines AS known (name, paused_at, paused_until)
  VALUES (line, clock_timestamp(), clock_timestamp() + pause_ms * interval '1 millisecond')
  ON CONFLICT (name) DO UPDATE SET
    paused_at = excluded.paused_at,
    paused_until = greatest(known.paused_until, excluded.paused_until)
$$;`;
