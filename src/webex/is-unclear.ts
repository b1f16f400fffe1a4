import type { Problem, ProblemCode } from "../errors.js";

const unclear: readonly ProblemCode[] = ["upstream-unavailable", "upstream-timeout", "upstream-nonsense", "internal"];

/** Nobody knows whether Webex took a post that failed like this. */
export const isUnclear = ({ code }: Problem): boolean => unclear.includes(code);
