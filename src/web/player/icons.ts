/** Shapes that are filled, in a square of 24. */
const shapes = {
  play: "M8 5.1v13.8c0 .8.9 1.3 1.6.9l10.6-6.9c.6-.4.6-1.4 0-1.8L9.6 4.2C8.9 3.8 8 4.3 8 5.1z",
  pause:
    "M7 4.5h3a.8.8 0 0 1 .8.8v13.4a.8.8 0 0 1-.8.8H7a.8.8 0 0 1-.8-.8V5.3a.8.8 0 0 1 .8-.8zM14 4.5h3a.8.8 0 0 1 .8.8v13.4a.8.8 0 0 1-.8.8h-3a.8.8 0 0 1-.8-.8V5.3a.8.8 0 0 1 .8-.8z",
  lock: "M12 2.5a4.6 4.6 0 0 0-4.6 4.6V10H7a2 2 0 0 0-2 2v7.5a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V12a2 2 0 0 0-2-2h-.4V7.1A4.6 4.6 0 0 0 12 2.5zm-2.7 4.6a2.7 2.7 0 0 1 5.4 0V10H9.3z",
} as const;

/** Shapes that are drawn as lines. */
const lines = {
  back: "M11 6l-6 6 6 6M19 6l-6 6 6 6",
  forward: "M5 6l6 6-6 6M13 6l6 6-6 6",
  download: "M12 4v11M6.5 10.5L12 16l5.5-5.5M5 20h14",
  keys: "M4 6.5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6.5 10h.01M10 10h.01M13.5 10h.01M17 10h.01M8 14h8",
} as const;

type IconName = keyof typeof shapes | keyof typeof lines;

/** A drawing that says nothing to screen readers: its button has a name. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", name in shapes ? "icon is-filled" : "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", { ...shapes, ...lines }[name]);
  svg.append(path);
  return svg;
}
