import { h } from "./element.js";
import { type PlacedMark, placeLabels } from "./place-marks.js";
import { shareOf } from "./seek.js";

/** Height of a row of names, as in the style sheet. */
const ROW_PX = 21;

/** Hatched stretches over the drawing, with their names above it. The list of moments has the same for screen readers. */
export function createWaveMarks() {
  const names = h("div", { class: "mark-names", "aria-hidden": "true" });
  const stretches = h("div", { class: "mark-stretches", "aria-hidden": "true" });
  let marks: readonly PlacedMark[] = [];
  let durationMs = 0;

  const percent = (ms: number) => `${shareOf(durationMs, ms) * 100}%`;

  function arrange() {
    const labels = [...names.children].filter((child) => child instanceof HTMLElement);
    for (const label of labels) label.hidden = false;
    const width = names.clientWidth;
    const places = placeLabels(
      marks.map(({ fromMs }) => shareOf(durationMs, fromMs) * width),
      labels.map(({ offsetWidth }) => offsetWidth),
      width,
    );
    for (const [index, label] of labels.entries()) {
      const place = places[index];
      label.hidden = place === undefined;
      if (place) label.style.translate = `${place.left}px ${place.row * ROW_PX}px`;
    }
    const rows = places.some((place) => place?.row === 1) ? 2 : 1;
    names.style.height = `${rows * ROW_PX}px`;
  }

  return {
    names,
    stretches,
    /** Names that find no room are left out; call it again when the width changes. */
    arrange,
    show(next: readonly PlacedMark[], ofMs: number) {
      if (next === marks && ofMs === durationMs) return;
      marks = next;
      durationMs = ofMs;
      names.replaceChildren(...marks.map(({ kind, label }) => h("span", { class: `mark-name is-${kind}` }, label)));
      names.hidden = marks.length === 0;
      stretches.replaceChildren(
        ...marks.map(({ kind, fromMs, toMs }) => {
          const stretch = h("span", { class: `mark-stretch is-${kind}` });
          stretch.style.left = percent(fromMs);
          stretch.style.width = percent(toMs - fromMs);
          return stretch;
        }),
      );
      arrange();
    },
  };
}
