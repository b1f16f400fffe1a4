import { asProblem } from "../../errors.js";
import type { Api } from "./api.js";
import { h } from "./element.js";
import type { Contents } from "./schema.js";
import { problemParts } from "./status-line.js";
import type { createTranscriptView } from "./transcript-view.js";

/** Fetches the transcript when it may be read, once, and lets one choose where there are several. */
export function createTranscriptSource(
  { transcripts }: Pick<Contents, "transcripts">,
  { api, view, signInAddress }: { api: Api; view: ReturnType<typeof createTranscriptView>; signInAddress: string },
) {
  const names = transcripts.map(({ language }, index) => language ?? `Transcript ${index + 1}`);
  const select = h(
    "select",
    { "aria-label": "Language of the transcript", onchange: () => void load(transcripts[select.selectedIndex]?.id) },
    ...names.map((name) => h("option", {}, name)),
  );
  if (transcripts.length > 1) view.tools.prepend(select);
  let begun = false;

  async function load(id: string | undefined): Promise<void> {
    view.setLines([]);
    if (id === undefined) return view.say("There is no transcript of this contact.");
    view.say("Loading the transcript…");
    try {
      const { lines } = await api.transcript(id);
      view.say(lines.length === 0 ? "The transcript is empty." : "");
      view.setLines(lines);
    } catch (thrown) {
      view.say("", ...problemParts(asProblem(thrown), signInAddress, () => void load(id)));
    }
  }

  return {
    /** `allowed` is false while a sensitive recording has not been confirmed. */
    show(allowed: boolean) {
      if (begun) return;
      if (!allowed) {
        view.setLines([]);
        view.say("The transcript is shown once you have chosen to listen to the recording.");
        return;
      }
      begun = true;
      void load(transcripts[0]?.id);
    },
  };
}
