/**
 * Elements that are wider than the place they have: what a person would have to scroll sideways for, or never sees. Runs
 * in the page.
 * @returns {string[]}
 */
() => {
  const width = document.documentElement.clientWidth;
  const meant = (element) =>
    getComputedStyle(element).textOverflow === "ellipsis" ||
    element.closest(".visually-hidden, .continued .message-head, svg, option");
  return [...document.querySelectorAll("html, body, body *")].flatMap((element) => {
    if (!element.checkVisibility() || meant(element)) return [];
    const clips = element === document.documentElement || getComputedStyle(element).overflowX !== "visible";
    const { left, right } = element.getBoundingClientRect();
    const cut = clips && element.scrollWidth > element.clientWidth;
    if (!cut && right <= width + 0.5 && left >= -0.5) return [];
    return `${element.tagName.toLowerCase()}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}`;
  });
};
