import { expect, test } from "vitest";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { FRIDAY_MORNING } from "../../../helpers/floor.js";
import * as find from "../../../helpers/recorded-contacts.js";

const kinds = Object.entries({
  recorded: find.recordedCall,
  unrecorded: find.unrecordedCall,
  sensitive: find.sensitiveCall,
  consulted: find.consultedCall,
  greeted: find.greetedCall,
  transferred: find.transferredCall,
  "about to end": find.endingCall,
  transcribed: find.transcribedCall,
  "written as a chat": find.transcribedChat,
  "deleted since": find.deletedCall,
});

test.each(kinds)("on a Friday morning both orgs have a contact that is %s", (_kind, one) => {
  const now = Date.parse(FRIDAY_MORNING);
  for (const org of [harbor, lumen]) expect(one(now, { org }).orgId).toBe(org.id);
});
