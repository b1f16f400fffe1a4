const bars = [..."▁▂▃▄▅▆▇█"];
/** A value that is missing, as wide as a bar. */
const gap = "·";

/** Values as a row of small bars, `▁▂▅▇`, from 0 to the highest; a gap is a dot. Empty when there is nothing to draw. */
export function drawBarRow(values: readonly (number | null)[]): string {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  if (values.every((value) => value === null)) return "";
  return values
    .map((value) => {
      if (value === null) return gap;
      const share = highest === 0 ? 0 : Math.max(0, value) / highest;
      return bars[Math.round(share * (bars.length - 1))] ?? gap;
    })
    .join("");
}
