import { commandGroups } from "../../src/commands/registry.js";
import { variables } from "../../src/config.js";
import { metrics, notAvailable } from "../../src/metrics/definitions.js";
import { commandsPage } from "./commands-page.js";
import { environmentPage } from "./environment-page.js";
import { metricsPage } from "./metrics-page.js";

/** Every generated document by its path in the repository. */
export const pages = (): Readonly<Record<string, string>> => ({
  "docs/commands.md": commandsPage(commandGroups),
  "docs/metrics.md": metricsPage(metrics, notAvailable),
  "docs/environment.md": environmentPage(variables),
});
