import type { SharedAnswers } from "../instances/answers.js";
import { type AgentWork, createAgentWork } from "./agents/agent-work.js";
import { createBudget } from "./budget.js";
import type { Captures } from "./captures/capture.js";
import { createCaptures } from "./captures/captures.js";
import { fetchOnlyStorage } from "./captures/guard-address.js";
import { createTranscripts, type Transcripts } from "./captures/transcripts.js";
import { createListings, type Listings } from "./configuration/listings.js";
import type { Sites } from "./configuration/site.js";
import { createSites } from "./configuration/sites.js";
import { createDirectory, type Directory } from "./directory.js";
import { createEstimatedWait, type EstimatedWait } from "./estimated-wait.js";
import { createWxccHttp, type WxccHttpDeps } from "./http.js";
import { createLegacyRecords, type Legacy, type LegacyForManagers } from "./legacy/legacy.js";
import type { LegacyHttpDeps } from "./legacy/legacy-http.js";
import { createOwnTenantId } from "./legacy/own-tenant-id.js";
import { createQueueDirectory, type QueueDirectory } from "./queue-directory.js";
import { type AgentFigures, createAgentFigures } from "./statistics/agent-figures.js";
import { createAgentRestSource } from "./statistics/agent-rest.js";
import { createAgentSearchSource } from "./statistics/agent-search.js";
import { createSearchRefusals } from "./statistics/remember-refusals.js";
import { createRestSource } from "./statistics/rest.js";
import { createSearchSource } from "./statistics/search.js";
import { createStatistics, type Statistics } from "./statistics/statistics.js";
import { createWaitingSource } from "./statistics/waiting.js";
import type { Subscriptions } from "./subscriptions/subscription.js";
import { createSubscriptions } from "./subscriptions/subscriptions.js";
import { createTasks, type Tasks } from "./tasks/tasks.js";

/** What can be asked of Contact Center. */
export interface ContactCenter {
  readonly statistics: Statistics;
  readonly queueDirectory: QueueDirectory;
  readonly agentFigures: AgentFigures;
  readonly directory: Directory;
  readonly agentWork: AgentWork;
  readonly estimatedWait: EstimatedWait;
  readonly tasks: Tasks;
  readonly captures: Captures;
  readonly transcripts: Transcripts;
  readonly legacy: Legacy;
  readonly sites: Sites;
  readonly listings: Listings;
}

/**
 * Joins everything that calls Contact Center over one budget, because Cisco counts by client id; the legacy interface, which
 * knows no client, has its own.
 */
export function createContactCenter(
  deps: Omit<WxccHttpDeps, "budget"> &
    Pick<LegacyHttpDeps, "legacyUrlTemplate" | "legacyKey" | "requestsPerMinute" | "turns"> & {
      readonly recordingUrlMinutes: number;
      /** What other instances have read. */
      readonly answers?: SharedAnswers | undefined;
    },
): ContactCenter & { readonly subscriptions: Subscriptions; readonly legacy: LegacyForManagers } {
  const { clock, log, turns, answers } = deps;
  const budget = createBudget({ ...deps, shared: turns && { turns, name: "wxcc-requests" } });
  const http = createWxccHttp({ ...deps, budget });
  const refusals = createSearchRefusals({ clock, log });
  const statistics = createStatistics({
    rest: createRestSource({ http, clock, answers }),
    search: createSearchSource({ http, clock }),
    waiting: createWaitingSource({ http }),
    clock,
    log,
    refusals,
    answers,
  });
  const agentFigures = createAgentFigures({
    rest: createAgentRestSource({ http, clock, answers }),
    search: createAgentSearchSource({ http, clock }),
    refusals,
    clock,
    answers,
  });
  const captures = createCaptures({ http, urlMinutes: deps.recordingUrlMinutes });
  const directory = createDirectory({ http, clock, answers });
  return {
    subscriptions: createSubscriptions({ http }),
    statistics,
    queueDirectory: createQueueDirectory({ http, clock, answers }),
    agentFigures,
    directory,
    agentWork: createAgentWork({ http, clock, refusals, directory }),
    estimatedWait: createEstimatedWait({ http, clock }),
    tasks: createTasks({ http, clock }),
    captures,
    sites: createSites({ http, onWritten: directory.sites.forget }),
    listings: createListings({ http }),
    transcripts: createTranscripts({
      captures,
      fetch: fetchOnlyStorage(deps.fetch, deps.urlTemplate.startsWith("http:")),
      clock,
    }),
    legacy: createLegacyRecords({ ...deps, ownTenantId: createOwnTenantId(http) }),
  };
}
