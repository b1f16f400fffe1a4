import type { Variable } from "../../src/config/variables.js";

/** The host sets the port itself. */
const setByHost = ["PORT"];

/** app.json: what Heroku asks for before it starts a copy of the repository, so that nothing is missing at the first start. */
export const appJson = (variables: readonly Variable[]): string => {
  const asked = variables.filter(({ name }) => !setByHost.includes(name));
  const app = {
    name: "Floorwalker",
    description:
      "The contact-centre supervisor's bot for Webex spaces. This host wipes its files at every restart: with a data file, contact centres have to be connected again after each.",
    env: Object.fromEntries(asked.map((variable) => [variable.name, askFor(variable)])),
    formation: { web: { quantity: 1 } },
  };
  return `${JSON.stringify(app, null, 2)}\n`;
};

function askFor({ name, default: value, required, meaning }: Variable): object {
  // Any random text will do for this one, and nobody has to know it.
  if (name === "WEBEX_WEBHOOK_SECRET") return { description: meaning, generator: "secret" };
  return { description: meaning, ...(value === undefined ? {} : { value }), required };
}
