import { randomBytes } from "node:crypto";
import express, { type Router } from "express";
import { createLegacyLinks, type LegacyLinks } from "../orgs/legacy/legacy-link.js";
import { createListening } from "../orgs/listening.js";
import { createManaging } from "../orgs/managing.js";
import type { OAuth } from "../orgs/oauth.js";
import { createRecordingLinks, type RecordingLinks } from "../recordings/recording-link.js";
import type { Edges } from "../service.js";
import type { Spaces } from "../webex/types.js";
import type { ContactCenter } from "../wxcc/contact-center.js";
import type { LegacyForManagers } from "../wxcc/legacy/legacy.js";
import { createLegacyPages } from "./legacy.js";
import type { Returning } from "./pages.js";
import { loadPlayer } from "./player-assets.js";
import { createRecordings } from "./recordings.js";
import { createPageSignIn } from "./session/page-sign-in.js";

/** Pages that people sign in to: the player, and those for managers about legacy records. */
export interface VisitorPages {
  readonly routes: Router;
  /** Where a sign-in for any of them comes back. */
  readonly returning: Returning;
  readonly recordingLinks: RecordingLinks;
  readonly legacyLinks: LegacyLinks;
}

/** One sign-in for all of them; each looks at the rights for itself. */
export function createVisitorPages(
  deps: Edges & {
    readonly oauth: OAuth;
    readonly spaces: Spaces;
    readonly contactCenter: Omit<ContactCenter, "legacy"> & { readonly legacy: LegacyForManagers };
  },
): VisitorPages {
  const { config, store, spaces, contactCenter } = deps;
  const { publicUrl, encryptionKeys } = config;
  const signIn = createPageSignIn({ ...deps, randomBytes });
  const recordingLinks = createRecordingLinks(publicUrl, encryptionKeys);
  const legacyLinks = createLegacyLinks(publicUrl, encryptionKeys);
  const routes = express.Router();
  routes.use(
    createRecordings({
      ...deps,
      ...{ signIn, links: recordingLinks, player: loadPlayer },
      listening: createListening({ store, spaces }),
    }),
  );
  routes.use(
    createLegacyPages({
      ...deps,
      ...{ publicUrl, signIn, legacy: contactCenter.legacy, links: legacyLinks },
      managing: createManaging({ store, spaces }),
    }),
  );
  return { routes, returning: signIn.returning, recordingLinks, legacyLinks };
}
