import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import type { OrgRef } from "../statistics/source.js";
import type { CaptureChoice, Captures, TaskCaptures } from "./capture.js";
import { capturesAnswerSchema } from "./captures-answer.js";

/** Most ids in one call (OpenAPI, captures query). */
const MOST_IDS = 10;

/** `POST /v1/captures/query`, ten ids a call, all calls at once. `urlMinutes` is 1 to 60. */
export function createCaptures({
  http,
  urlMinutes,
}: {
  readonly http: WxccHttp;
  readonly urlMinutes: number;
}): Captures {
  const ask = async (
    org: OrgRef,
    taskIds: readonly string[],
    choice: CaptureChoice,
    urgency: Urgency,
    signal: AbortSignal | undefined,
  ): Promise<readonly TaskCaptures[]> => {
    const query = {
      orgId: org.id,
      urlExpiration: urlMinutes,
      taskIds,
      includeSegments: choice.segments ?? false,
      includeVARecordings: choice.virtualAgent ?? false,
    };
    const { data } = await http.request({
      org,
      method: "POST",
      path: "/v1/captures/query",
      body: { query },
      schema: capturesAnswerSchema,
      urgency,
      endpoint: "captures-query",
      signal,
    });
    return data;
  };

  return {
    async find(org, taskIds, choice, urgency, signal) {
      const wanted = [...new Set(taskIds.map((id) => id.toLowerCase()))];
      const calls = Array.from({ length: Math.ceil(wanted.length / MOST_IDS) }, (_, n) =>
        ask(org, wanted.slice(n * MOST_IDS, (n + 1) * MOST_IDS), choice, urgency, signal),
      );
      const found = (await Promise.all(calls)).flat();
      const byTask = new Map(found.map((captures) => [captures.taskId, captures]));
      return new Map(
        wanted.map((taskId) => [taskId, byTask.get(taskId) ?? { taskId, recordings: [], transcripts: [] }]),
      );
    },
  };
}
