import { afterAll, test } from "vitest";
import { closeFloors, openFloor, people, places } from "../helpers/floor.js";
afterAll(closeFloors);
test("scratch", async () => {
  const floor = await openFloor();
  const r = await floor.say("queue stats yesterday", { from: people.maya });
  console.log(r.shown); console.log(JSON.stringify(r.buttons)); console.log(floor.calls());
  for (const s of [
    "queue stats now","queue stats this week","queue stats this month","queue stats last month","queue stats last 4h","queue stats monday","queue stats 2026-11-01..2026-11-07","queue stats today 09:00-12:00","queue stats tz:Asia/Kolkata today",
    "queues now", "all queues today","why service level","target","help","help queue stats","what is asa", "😀😀", "", "statistiques des files aujourd'hui", "queu stats today", "queue stats tody", "queue stats today queu:Billing","queue stats today queue:Bilings","queue stats today queue:c","queue stats today tz:Europe/Pari","why servis level","queue stats 2027-01-01","queue stats 2020-01-01","queue stats today team:X", "queue stats today agent:X","Queue stats tomorrow", "a".repeat(10000).slice(0,5000),
  ]) {
    floor.forgetCalls();
    const reply = await floor.say(s, { from: people.maya });
    console.log(">>>", s.slice(0, 80), "\n" + reply.text.slice(0, 1500), "\n", JSON.stringify(reply.buttons), floor.calls("/search").length, floor.calls("statistics").length, floor.calls().join(" "));
  }
}, 100000);
