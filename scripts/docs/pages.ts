import { commandGroups } from "../../src/commands/registry.js";
import { variables } from "../../src/config/variables.js";
import { allAgentMetrics, metrics, notAvailable } from "../../src/metrics/definitions.js";
import { appJson } from "./app-json.js";
import { commandsPage } from "./commands-page.js";
import { envExample } from "./env-example.js";
import { environmentPage } from "./environment-page.js";
import { metricsPage } from "./metrics-page.js";

/** Every file that is made from the code, by its path in the repository. */
export const pages = (): Readonly<Record<string, string>> => ({
  "docs/commands.md": commandsPage(commandGroups),
  "docs/metrics.md": metricsPage([...metrics, ...allAgentMetrics], notAvailable),
  "docs/environment.md": environmentPage(variables),
  ".env.example": envExample(variables),
  "app.json": appJson(variables),
});
