import { credentials } from "../../src/sandbox/world.js";
import type { Floor } from "./floor.js";

/** Opens the 1:1 between the bot and a person, as the bot's first word to somebody does; resolves with its title. */
export async function openDirect(floor: Floor, email: string): Promise<string> {
  const response = await fetch(`${floor.cloudUrl}/v1/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${credentials.botToken}`, "content-type": "application/json" },
    body: JSON.stringify({ toPersonEmail: email, markdown: "Hello." }),
  });
  if (!response.ok) throw new Error(`Webex answered ${response.status}`);
  await floor.quiet();
  const space = floor.cloud.state().spaces.find((s) => s.type === "direct" && s.members.includes(email));
  if (!space) throw new Error(`no 1:1 with ${email}`);
  return space.title;
}
