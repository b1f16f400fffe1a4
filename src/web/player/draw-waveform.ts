/** Colours of a drawing, as CSS writes them. */
interface Colours {
  /** Of each channel, before and after the place that is heard. */
  readonly channels: readonly { readonly played: string; readonly ahead: string }[];
  readonly middle: string;
}

const BAR_PX = 2;
const GAP_PX = 1;
/** Silence is a thin line, so that one sees that there is a channel. */
const LEAST_PX = 1.5;

/** How many bars fit into a width. */
export const barCount = (widthPx: number): number => Math.max(1, Math.floor((widthPx + GAP_PX) / (BAR_PX + GAP_PX)));

/** The colours that the style sheet gives this element now. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    channels: [
      { played: colour("--customer"), ahead: colour("--customer-ahead") },
      { played: colour("--agent"), ahead: colour("--agent-ahead") },
    ],
    middle: colour("--edge"),
  };
}

/** Each channel in a lane of its own, mirrored around the lane's middle; what has been heard in the stronger colour. */
export function drawWaveform(
  canvas: HTMLCanvasElement,
  { bars, played, colours }: { bars: readonly (readonly number[])[]; played: number; colours: Colours },
): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = window.devicePixelRatio;
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  const brush = canvas.getContext("2d");
  if (!brush) return;
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.clearRect(0, 0, width, height);
  const lane = height / Math.max(bars.length, 1);
  for (const [channel, peaks] of bars.entries()) {
    const { played: strong, ahead } = colours.channels[channel] ?? colours.channels[0] ?? { played: "", ahead: "" };
    const middle = lane * (channel + 0.5);
    if (channel > 0) {
      brush.fillStyle = colours.middle;
      brush.fillRect(0, Math.round(lane * channel), width, 1);
    }
    for (const [bar, peak] of peaks.entries()) {
      const tall = Math.max(LEAST_PX, peak * (lane - 14));
      brush.fillStyle = bar < played * peaks.length ? strong : ahead;
      brush.beginPath();
      brush.roundRect(bar * (BAR_PX + GAP_PX), middle - tall / 2, BAR_PX, tall, BAR_PX / 2);
      brush.fill();
    }
  }
}
