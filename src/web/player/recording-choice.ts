import { h } from "./element.js";
import { clockTime } from "./format-time.js";
import { icon } from "./icons.js";
import { nameRecordings } from "./recording-names.js";
import type { Recording } from "./schema.js";

/** Which of several recordings is heard; nothing is shown when there is only one. */
export function createRecordingChoice(recordings: readonly Recording[], choose: (recording: Recording) => void) {
  const names = nameRecordings(recordings);
  const radios = recordings.map((recording, index) =>
    h("input", {
      type: "radio",
      name: "recording",
      id: `recording-${index}`,
      onchange: () => choose(recording),
    }),
  );
  const element = h(
    "fieldset",
    { class: "choice", hidden: recordings.length < 2 },
    h("legend", { class: "visually-hidden" }, "Recordings of this contact"),
    ...recordings.flatMap(({ durationMs, sensitive }, index) => {
      const name = h("span", { class: "choice-name" }, names[index] ?? "");
      const length = h("span", { class: "choice-length" }, clockTime(durationMs));
      const mark = sensitive ? [icon("lock"), h("span", { class: "visually-hidden" }, "sensitive")] : [];
      return [radios[index] ?? "", h("label", { for: `recording-${index}` }, ...mark, name, length)];
    }),
  );
  return {
    element,
    show(recording: Recording) {
      const radio = radios[recordings.indexOf(recording)];
      if (radio) radio.checked = true;
    },
  };
}
