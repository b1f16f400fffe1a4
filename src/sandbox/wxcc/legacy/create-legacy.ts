import { stringify } from "csv-stringify/sync";
import { type Request, type Response, Router } from "express";
import type { Clock } from "../../../clock.js";
import type { RegionHandler } from "../../contracts.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { answerErrors, createTracking, refuseUnknownRoute } from "../answer-errors.js";
import { createRateLimit } from "../limit-rate.js";
import { Refusal } from "../refusal.js";
import { createDirectory } from "../search/directory.js";
import { answerQuery, type LegacyAnswer } from "./answer-query.js";
import { checkSignature } from "./check-signature.js";
import { createCollections, LEGACY_KINDS } from "./collections.js";
import { readLegacyQuery } from "./read-query.js";
import { createLegacyWriter, type LegacyRecord } from "./record.js";

/** Nobody publishes what one answer holds at most; it is documented that an answer may be incomplete. */
const MOST_RECORDS = 10_000;

/**
 * The legacy interface (version 1) over the traffic model: `csrs`, `cars`, `asrs`, `aars`, by id and by query, as JSON or,
 * with `Accept: text/csv`, as CSV. Requests are signed instead of bearing a token.
 */
export function createLegacy(deps: {
  readonly model: TrafficModel;
  readonly clock: Clock;
  readonly mostRecords?: number;
}): RegionHandler {
  const { model, clock, mostRecords = MOST_RECORDS } = deps;
  const limitRate = createRateLimit(clock);

  return (region) => {
    const collectionsFor = (request: Request) => {
      const { centre, tenant, userId } = checkSignature(model, region, request);
      limitRate(userId);
      return createCollections(model, createLegacyWriter(centre, createDirectory(centre), tenant, clock.now()));
    };

    const router = Router();
    router.use(createTracking(region));
    for (const kind of LEGACY_KINDS) {
      router.get(`/aws/api/${kind}`, (request, response) => {
        const collection = collectionsFor(request)[kind];
        const query = readLegacyQuery(request.query.q);
        sendAnswer(request, response, answerQuery(collection, query, mostRecords), clock.now());
      });
      router.get(`/aws/api/${kind}/:id`, (request, response) => {
        const record = collectionsFor(request)[kind].byId(request.params.id);
        if (!record) throw new Refusal(404, "Record not found");
        if (wantsCsv(request)) sendCsv(response, Object.keys(record), [Object.values(record)]);
        else response.json(record satisfies LegacyRecord);
      });
    }
    router.use(refuseUnknownRoute);
    router.use(answerErrors);
    return router;
  };
}

const wantsCsv = (request: Request) => request.accepts(["application/json", "text/csv"]) === "text/csv";

/** JSON says whether it is complete; CSV does not. */
function sendAnswer(request: Request, response: Response, answer: LegacyAnswer, now: number): void {
  const { columns, rows, found } = answer;
  const datasetMetadata = {
    lastAccessTimestamp: now,
    numberOfRecordsFound: found,
    numberOfRecordsInDataset: rows.length,
    isComplete: rows.length === found,
  };
  if (wantsCsv(request)) sendCsv(response, columns, rows);
  else response.json({ datasetMetadata, columns, data: rows });
}

function sendCsv(response: Response, columns: readonly string[], rows: LegacyAnswer["rows"]): void {
  response.type("text/csv").send(stringify([[...columns], ...rows.map((row) => [...row])]));
}
