/** The two kinds of file a table can be had as. */
export type FileKind = "csv" | "xlsx";

/** A file to be attached to an answer. */
export interface AnswerFile {
  /** With its ending. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Said with the file, a line each: what it holds and where it comes from. */
  readonly caption: readonly string[];
}
