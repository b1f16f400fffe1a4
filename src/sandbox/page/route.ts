const PREFIX = "#/spaces/";

/** The address of a space on this page; without one the list of spaces is open. */
export const linkToSpace = (id: string): string => `${PREFIX}${encodeURIComponent(id)}`;

export const spaceInAddress = (hash: string): string | undefined =>
  hash.startsWith(PREFIX) ? decodeURIComponent(hash.slice(PREFIX.length)) : undefined;
