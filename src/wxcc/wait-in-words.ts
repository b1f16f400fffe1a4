/** "1 second", "45 seconds", "2 minutes": rounded up, because whoever asks too early is refused again. */
export function waitInWords(seconds: number): string {
  const [amount, unit] = seconds < 120 ? [Math.ceil(seconds), "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
