import { openStage, type Stage } from "../test/browser/support/open-stage.js";
import { pictureCards, picturePhone, pictureQueuesNow, pictureWords } from "./pictures/picture-cards.js";
import { picturePage } from "./pictures/picture-page.js";
import { picturePlayer } from "./pictures/picture-player.js";
import { pictureSignIn } from "./pictures/picture-sign-in.js";

/** Each on a stage of its own and at the same moment, so that the same code gives the same pictures. */
async function onStage(now: string, picture: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage({ now });
  try {
    await picture(stage);
  } finally {
    await stage.close();
  }
}

const fridayMorning = "2026-11-20T10:07:00-05:00";
const mondayMorning = "2026-11-23T10:00:00-05:00";

await onStage("2026-11-20T10:02:00-05:00", picturePage);
await onStage(fridayMorning, pictureCards);
await onStage(fridayMorning, pictureWords);
await onStage(fridayMorning, picturePhone);
await onStage(mondayMorning, pictureQueuesNow);
await onStage(fridayMorning, pictureSignIn);
await onStage(fridayMorning, picturePlayer);
