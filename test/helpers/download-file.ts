import { type Floor, places } from "./floor.js";

/** The text of the file that followed the newest answer in a space, as the page downloads it. */
export async function downloadFile(floor: Floor, space: string = places.floor): Promise<string> {
  await floor.quiet();
  const id = floor.replies(space).at(-1)?.files[0]?.split("/").at(-1);
  if (id === undefined) throw new Error("no file was posted");
  return (await fetch(`${floor.cloudUrl}/sandbox/files/${id}`)).text();
}
