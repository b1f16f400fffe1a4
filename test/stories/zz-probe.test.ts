import { afterAll, expect, test } from "vitest";
import { closeFloors, openFloor, people, places } from "../helpers/floor.js";
import { openBrowser, signIn } from "../helpers/browser.js";
afterAll(closeFloors);
const show = (r: any) => console.log(r.text, "\n--\n", r.shown, "\n--\n", JSON.stringify(r.buttons));
test("probe", async () => {
  const floor = await openFloor();
  const space = places.unlinked;
  show(await floor.say("queue stats today", { from: people.camille, space }));
  const invite = await floor.say("connect", { from: people.camille, space });
  show(invite);
  const told = floor.nextReply(space);
  floor.forgetCalls();
  const b = openBrowser();
  const page = await b.open(invite.buttons[0]!.url!);
  console.log(page.text);
  const done = await signIn(invite.buttons[0]!.url!, people.camille, b);
  console.log(done.status, done.address, done.text);
  show(await told);
  console.log(floor.calls());
  floor.forgetCalls();
  show(await floor.say("queue stats today", { from: people.hugo, space }));
  await floor.quiet();
  console.log(floor.calls());
  for (const s of ["orgs", "who", "use", "use Lumen", "grant viewer hugo.petit@lumen.example", "grant manager hugo.petit@lumen.example", "revoke manager hugo.petit@lumen.example", "disconnect"]) { console.log("##", s); show(await floor.say(s, { from: people.camille, space })); }
});
