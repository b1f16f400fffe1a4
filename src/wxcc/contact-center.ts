import { createBudget } from "./budget.js";
import { createWxccHttp, type WxccHttpDeps } from "./http.js";
import { createQueueDirectory, type QueueDirectory } from "./queue-directory.js";
import { createRestSource } from "./statistics/rest.js";
import { createSearchSource } from "./statistics/search.js";
import { createStatistics, type Statistics } from "./statistics/statistics.js";
import { createWaitingSource } from "./statistics/waiting.js";
import { createTasks, type Tasks } from "./tasks/tasks.js";

/** What can be asked of Contact Center. */
export interface ContactCenter {
  readonly statistics: Statistics;
  readonly queueDirectory: QueueDirectory;
  readonly tasks: Tasks;
}

/** Joins everything that calls Contact Center over one budget, because Cisco counts by client id. */
export function createContactCenter(
  deps: Omit<WxccHttpDeps, "budget"> & { readonly requestsPerMinute: number },
): ContactCenter {
  const { clock, log } = deps;
  const http = createWxccHttp({ ...deps, budget: createBudget(deps) });
  const statistics = createStatistics({
    rest: createRestSource({ http, clock }),
    search: createSearchSource({ http, clock }),
    waiting: createWaitingSource({ http }),
    clock,
    log,
  });
  return { statistics, queueDirectory: createQueueDirectory({ http, clock }), tasks: createTasks({ http, clock }) };
}
