import { build } from "esbuild";
import { chromium } from "playwright-core";

export interface Drawing {
  readonly theme: "light" | "dark";
  readonly widthPx: number;
  /** Where the PNG goes. */
  readonly file: string;
  /** Title of a ShowCard button to press before the picture is taken. */
  readonly press?: string;
}

const colours = {
  light: {
    card: "#ffffff",
    around: "#f2f4f5",
    ink: "#16181b",
    quiet: "#5b6168",
    good: "#12703a",
    warning: "#8f5300",
    bad: "#b3261e",
    line: "#d9dde1",
    accent: "#0b5cad",
  },
  dark: {
    card: "#23262b",
    around: "#15171a",
    ink: "#f2f3f5",
    quiet: "#a9afb7",
    good: "#5fd08a",
    warning: "#f0b35a",
    bad: "#ff8a80",
    line: "#3a3f46",
    accent: "#64b4fa",
  },
} as const;
type Colours = (typeof colours)["light" | "dark"];

/** Draws an Adaptive Card with the official renderer, as a chat client of that theme and width would. */
export async function drawCard(card: object, drawing: Drawing): Promise<void> {
  await drawCards([{ card, ...drawing }]);
}

/** Several pictures with one browser. */
export async function drawCards(drawings: readonly (Drawing & { readonly card: object })[]): Promise<void> {
  const renderer = await bundleRenderer();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    for (const drawing of drawings) {
      const page = await browser.newPage({
        viewport: { width: drawing.widthPx, height: 400 },
        deviceScaleFactor: 2,
        colorScheme: drawing.theme,
      });
      await page.setContent(cardPage(drawing.card, renderer, colours[drawing.theme]));
      if (drawing.press !== undefined) await page.getByRole("button", { name: drawing.press }).click();
      await page.locator("body").screenshot({ path: drawing.file });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** The renderer with its markdown, as one script that leaves `drawInto(json, config)` behind. */
async function bundleRenderer(): Promise<string> {
  const contents = `
    import { AdaptiveCard, HostConfig } from "adaptivecards";
    import MarkdownIt from "markdown-it";
    const markdown = new MarkdownIt();
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdown.render(text);
      result.didProcess = true;
    };
    globalThis.drawInto = (element, json, config) => {
      const card = new AdaptiveCard();
      card.hostConfig = new HostConfig(config);
      card.parse(json);
      element.append(card.render());
    };`;
  const bundle = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    write: false,
    format: "iife",
  });
  return bundle.outputFiles[0]?.text ?? "";
}

const inScript = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");

function cardPage(card: object, renderer: string, colour: Colours): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 12px; background: ${colour.around}; }
    #card { background: ${colour.card}; border: 1px solid ${colour.line}; border-radius: 10px; padding: 4px; }
    #card p { margin: 0; }
    #card .ac-actionSet { flex-wrap: wrap; row-gap: 6px; }
    .ac-pushButton { font: 600 13px/18px "Inter", "Noto Sans", sans-serif; padding: 5px 12px; border-radius: 15px; cursor: pointer;
      color: ${colour.ink}; background: transparent; border: 1px solid ${colour.quiet}; }
    .ac-pushButton.style-positive { border-color: ${colour.accent}; color: ${colour.accent}; }
    .ac-input { font: 14px "Noto Sans", sans-serif; padding: 6px; border-radius: 6px; color: ${colour.ink};
      background: ${colour.card}; border: 1px solid ${colour.quiet}; box-sizing: border-box; }
    .ac-input.ac-toggleInput { padding: 0; border: 0; }
    </style><body><div id="card"></div><script>${renderer.replaceAll("</script", "<\\/script")}</script>
    <script>drawInto(document.getElementById("card"), ${inScript(card)}, ${inScript(hostConfig(colour))});</script></body>`;
}

function hostConfig(colour: Colours): object {
  const ink = (normal: string) => ({ default: normal, subtle: normal });
  const style = {
    backgroundColor: colour.card,
    foregroundColors: {
      default: { default: colour.ink, subtle: colour.quiet },
      good: ink(colour.good),
      warning: ink(colour.warning),
      attention: ink(colour.bad),
      accent: ink(colour.accent),
    },
  };
  return {
    fontFamily: '"Inter", "Noto Sans", "DejaVu Sans", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 26 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 12 },
    separator: { lineThickness: 1, lineColor: colour.line },
    containerStyles: { default: style, emphasis: style },
    actions: {
      maxActions: 5,
      spacing: "default",
      buttonSpacing: 6,
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      showCard: { actionMode: "inline", inlineTopMargin: 8, style: "default" },
    },
  };
}
