import { type Floor, places } from "./floor.js";

/** The file that followed the newest answer in a space, as the page downloads it. */
export async function download(floor: Floor, space: string = places.floor) {
  await floor.quiet();
  const message = floor.replies(space).at(-1);
  const id = message?.files[0]?.split("/").at(-1);
  if (!message || id === undefined) throw new Error("no file was posted");
  const response = await fetch(`${floor.cloudUrl}/sandbox/files/${id}`);
  const name = /filename="?([^";]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return { message, name, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** The rows of a csv file by the titles of its columns. */
export function readCsv(bytes: Uint8Array): readonly Readonly<Record<string, string>>[] {
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  const [titles = [], ...rows] = text
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, bare = ""]) => quoted?.replaceAll('""', '"') ?? bare,
      ),
    );
  return rows.map((row) => Object.fromEntries(titles.map((title, n) => [title, row[n] ?? ""])));
}
