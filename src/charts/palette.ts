/**
 * The four colours of Okabe and Ito's palette, made for eyes that confuse red and green, that stand out from white by 3 : 1;
 * further ones are mixed darker by the same hues.
 */
const colours = ["#0072b2", "#d55e00", "#009e73", "#b3568f", "#5b5f97", "#8a6d00", "#3b8ea5", "#7a4a2b"] as const;
/** Lines differ in their dashes as well: colour alone does not reach everybody. */
const dashes = [undefined, "14 7", "3 6", "16 6 3 6"] as const;

/** The colour of a series, a state or a key by its place; after eight they begin again. */
export const colourOf = (index: number): string => colours[index % colours.length] ?? colours[0];
/** The dashes of a line by its place; undefined is a line without any. */
export const dashOf = (index: number): string | undefined => dashes[index % dashes.length];

/** The picture brings its own light panel: Webex shows it on white and on black alike, and ink must not depend on it. */
export const ink = {
  panel: "#ffffff",
  border: "#b9c0cb",
  text: "#1b2230",
  quiet: "#525c6d",
  grid: "#dde1e8",
  axis: "#7d8796",
  target: "#1b2230",
  empty: "#eceff3",
} as const;

/** From little to much: one hue that darkens evenly, so that it reads in grey, too. */
const shades = ["#e6f1fa", "#b3d5ec", "#6aaed6", "#2b7bba", "#08306b"] as const;

const channelsOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** A shade for a share from 0 to 1. */
export function shadeOf(share: number): string {
  const place = Math.min(Math.max(share, 0), 1) * (shades.length - 1);
  const low = Math.min(Math.floor(place), shades.length - 2);
  const from = channelsOf(shades[low] ?? shades[0]);
  const to = channelsOf(shades[low + 1] ?? shades[0]);
  const mixed = from.map((channel, n) => Math.round(channel + ((to[n] ?? channel) - channel) * (place - low)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
