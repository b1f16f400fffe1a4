import { HostConfig } from "adaptivecards";

const shades = (name: string) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });

const foregroundColors = {
  default: shades("text"),
  dark: shades("dark"),
  light: shades("light"),
  accent: shades("accent"),
  good: shades("good"),
  warning: shades("warning"),
  attention: shades("attention"),
};

const container = (name: string) => ({
  backgroundColor: `var(--card-fill-${name})`,
  borderColor: "var(--card-line)",
  foregroundColors,
});

/**
 * Measures and colours as Webex draws cards. The colours are CSS variables, so that light and dark change under a
 * drawn card and its inputs keep what was typed.
 */
export const cardStyle = new HostConfig({
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  fontFamily: "inherit",
  spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--card-line)" },
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 26 },
  fontWeights: { lighter: 300, default: 400, bolder: 650 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 32 },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: container("default"),
    emphasis: container("emphasis"),
    accent: container("accent"),
    good: container("good"),
    attention: container("attention"),
    warning: container("warning"),
  },
  actions: {
    maxActions: 20,
    spacing: "medium",
    // The gap is set in card.css, which also lets buttons wrap.
    buttonSpacing: 0,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: "medium", maxImageHeight: 100 },
  factSet: {
    title: { color: "default", size: "default", isSubtle: true, weight: "default", wrap: true, maxWidth: 180 },
    value: { color: "default", size: "default", isSubtle: false, weight: "default", wrap: true },
    spacing: 16,
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { size: "small", weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { size: "small", weight: "bolder" },
    },
    errorMessage: { size: "small", color: "attention", spacing: "small" },
  },
});
