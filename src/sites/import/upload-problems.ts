import { Problem } from "../../errors.js";

const HOW = "Attach a CSV file to a message that says `site import`; `site export` gives you one to begin with.";
const asks = [{ label: "Export", ask: "site export" }];

/** The question came without a file. */
export const noUpload = (): Problem =>
  new Problem("bad-upload", { say: "I see no file attached to that message.", next: HOW, asks });

/** The question came with more than one file. */
export const severalUploads = (): Problem =>
  new Problem("bad-upload", { say: "I read one file at a time, and that message has several.", next: HOW, asks });
