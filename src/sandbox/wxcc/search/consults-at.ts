import { type Consult, consultsOf } from "../../model/captures/draw-consults.js";
import { type ContactView, passed } from "../../model/contact-at.js";

/** What agents asked others up to the view's moment; the time is part of the hold's. */
export function consultsAt({ contact, now }: ContactView, wanted: (consult: Consult) => boolean = () => true) {
  const begun = consultsOf(contact).filter((consult) => consult.from <= now && wanted(consult));
  return {
    count: begun.length,
    durationMs: begun.reduce((sum, { from, to }) => sum + passed(from, to, now), 0),
    completed: begun.filter(({ to }) => to <= now).length,
  };
}
