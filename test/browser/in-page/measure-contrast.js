/**
 * Every visible piece of text with its WCAG 2 contrast against what is painted behind it; disabled controls are left out
 * (WCAG 2, 1.4.3). Runs in the page.
 * @param {string} selector of the part to look at
 * @returns {{ text: string, ratio: number, needed: number }[]}
 */
(selector) => {
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  /** Red, green and blue of CSS colours painted over each other on white, each 0–255. */
  const paint = (colours) => {
    for (const colour of ["#fff", ...colours]) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundsOf = (element) =>
    element ? [...groundsOf(element.parentElement), getComputedStyle(element).backgroundColor] : [];

  return [...document.querySelectorAll(`${selector}, ${selector} *`)].flatMap((element) => {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const text = own.map((node) => node.textContent.trim()).join(" ");
    const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (text.trim() === "" || !shown || element.closest(":disabled, .visually-hidden, style, noscript")) return [];
    const style = getComputedStyle(element);
    const grounds = groundsOf(element);
    const ink = luminance(paint([...grounds, style.color]));
    const ground = luminance(paint(grounds));
    const sizePx = Number.parseFloat(style.fontSize);
    const large = sizePx >= 24 || (sizePx >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    return [{ text, ratio, needed: large ? 3 : 4.5 }];
  });
};
