import { openStage, type Stage } from "../test/browser/support/open-stage.js";
import { pictureCards, picturePhone } from "./pictures/picture-cards.js";
import { picturePage } from "./pictures/picture-page.js";
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

await onStage("2026-11-20T10:02:00-05:00", picturePage);
for (const picture of [pictureCards, picturePhone, pictureSignIn]) await onStage("2026-11-20T10:07:00-05:00", picture);
