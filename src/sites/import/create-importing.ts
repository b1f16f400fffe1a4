import { importAnswer } from "../../commands/site-import-confirm.js";
import type { PostDeps } from "../../conversation/post-outcome.js";
import type { Drain } from "../../drain.js";
import type { WorkQueue } from "../../instances/work-queue.js";
import { createPostingRights } from "../../orgs/posting-rights.js";
import type { Store } from "../../store/store.js";
import type { Spaces } from "../../webex/types.js";
import { keepImports } from "./keep-imports.js";
import type { ImportDeps } from "./run-import.js";
import { createSiteImports, type SiteImports } from "./site-imports.js";

/** What is known of the service once Webex has said who the bot is. */
interface Voice extends Pick<PostDeps, "messenger" | "render" | "log"> {
  readonly spaces: Spaces;
  readonly track: Drain["track"];
  readonly botPersonId: string;
}

/** Imports of sites: how they are asked for, and how those go on whose process ended. */
export function createImporting(deps: ImportDeps & { readonly store: Store; readonly queue?: WorkQueue | undefined }): {
  readonly siteImports: SiteImports;
  /** Goes on with what was left behind until the service stops. Never rejects. */
  keeper(voice: Voice): () => Promise<void>;
} {
  return {
    siteImports: createSiteImports(deps),
    keeper: (voice) => () =>
      keepImports({
        ...deps,
        ...voice,
        draw: importAnswer,
        render: ({ card }) => voice.render.card(card),
        rights: createPostingRights({ ...voice, store: deps.store }),
      }),
  };
}
