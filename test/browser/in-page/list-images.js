/**
 * The pictures of the cards, each with its width in pixels of its own: 0 until it has come, and for ever when it does
 * not. Runs in the page.
 * @returns {{ alt: string, widthPx: number }[]}
 */
() =>
  [...document.querySelectorAll(".card img")].map((image) => ({
    alt: image.alt,
    widthPx: image.complete ? image.naturalWidth : 0,
  }));
