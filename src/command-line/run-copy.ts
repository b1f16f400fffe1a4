import { type Clock, systemClock } from "../clock.js";
import { copyStore, type End, isSame, type Target } from "../store/copy/copy-store.js";
import { openFileSource, openFileTarget } from "../store/copy/file-end.js";
import { openPostgresSource, openPostgresTarget } from "../store/copy/postgres-end.js";
import type { Place } from "./read-command.js";
import type { Ends } from "./read-ends.js";
import { showCopied } from "./show-copied.js";

/** Where a command writes what it has to tell; whole lines without their end. */
export type Tell = (text: string) => void;

/** Copies and tells how it went. False when the copy was not made because something came back differently; rejects with a Problem otherwise. */
export async function runCopy(places: { from: Place; to: Place }, ends: Ends, tell: Tell): Promise<boolean> {
  const clock = atOneInstant();
  const source = await openSource(places.from, ends, clock);
  try {
    const target = await openTarget(places.to, ends, clock);
    try {
      tell(`Copying ${source.where} to ${target.where} …`);
      const copied = await copyStore(source, target);
      tell(showCopied(copied));
      const same = copied.every(isSame);
      tell(same ? succeeded(places.to, source.where) : failed(target.where));
      return same;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** One instant for the whole copy: a record may not expire between its being copied and its being compared. */
function atOneInstant(): Clock {
  const now = systemClock.now();
  return { ...systemClock, now: () => now };
}

function openSource(place: Place, { dataFile, databaseUrl, keys }: Ends, clock: Clock): Promise<End> {
  const options = { keys, clock };
  return place === "file"
    ? openFileSource({ ...options, file: dataFile })
    : openPostgresSource({ ...options, url: databaseUrl });
}

function openTarget(place: Place, { dataFile, databaseUrl, keys }: Ends, clock: Clock): Promise<Target> {
  const options = { keys, clock };
  return place === "file"
    ? openFileTarget({ ...options, file: dataFile })
    : openPostgresTarget({ ...options, url: databaseUrl });
}

const succeeded = (to: Place, source: string): string =>
  `Every record is there. Start the service ${to === "postgres" ? "with DATABASE_URL" : "without DATABASE_URL"}. ${source} is as it was; it grows old from now on, so do not start the service on it again.`;

const failed = (target: string): string =>
  `Not every record came back as it was, so nothing was kept: ${target} is as empty as before, and the source is as it was. Copy again; if it stays, report the table above.`;
