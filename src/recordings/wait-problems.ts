import { asButton } from "../conversation/parse-problems.js";
import { Problem } from "../errors.js";
import type { OrgRecord } from "../store/records.js";

const again = (taskId: string) => [asButton(`recording ${taskId}`)];

/** The promise has been kept for as long as it holds, and nothing has come. */
export function neverReady(org: OrgRecord, taskId: string): Problem {
  if (org.status === "reconnect")
    return new Problem("recording-unavailable", {
      say: `I could not look for the recording of ${taskId}: the sign-in of ${org.name} has ended, and nobody has renewed it for three days. I have stopped waiting.`,
      next: `An administrator of ${org.name} writes \`connect\` and signs in; then ask for the recording again.`,
      asks: again(taskId),
    });
  return new Problem("recording-unavailable", {
    say: `The recording of ${taskId} has not appeared: Webex Contact Center meant to make one and still shows none. I have stopped waiting.`,
    next: `Ask once more; if there is still nothing, an administrator of ${org.name} looks in Control Hub whether recordings are kept.`,
    asks: again(taskId),
  });
}

/** The recording is there, and somebody in the space may not have it: the promise ends with the reason. */
export const notShownHere = (reason: Problem, taskId: string): Problem =>
  new Problem(reason.code, {
    say: `The recording of ${taskId} is ready, but: ${reason.say}`,
    next: reason.next,
    asks: again(taskId),
  });
