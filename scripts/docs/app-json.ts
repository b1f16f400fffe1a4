import type { Variable } from "../../src/config/variables.js";

/** The host sets the port and, with its database, the database's address; it keeps no data file. */
const setByHost = ["PORT", "DATABASE_URL", "DATA_FILE", "FLOORWALKER_EPHEMERAL_DISK"];

/** app.json: what Heroku asks for before it starts a copy of the repository, so that nothing is missing at the first start. */
export const appJson = (variables: readonly Variable[]): string => {
  const asked = variables.filter(({ name }) => !setByHost.includes(name));
  const app = {
    name: "Floorwalker",
    description:
      "The contact-centre supervisor's bot for Webex spaces. This host wipes its files at every restart, so everything is kept in its PostgreSQL.",
    addons: [{ plan: "heroku-postgresql:essential-0" }],
    env: {
      ...Object.fromEntries(asked.map((variable) => [variable.name, askFor(variable)])),
      PGSSLMODE: {
        description: "Heroku's databases are reached over TLS with a certificate that they signed themselves.",
        value: "no-verify",
      },
    },
    formation: { web: { quantity: 1 } },
  };
  return `${JSON.stringify(app, null, 2)}\n`;
};

function askFor({ name, default: value, required, meaning }: Variable): object {
  // Any random text will do for this one, and nobody has to know it.
  if (name === "WEBEX_WEBHOOK_SECRET") return { description: meaning, generator: "secret" };
  return { description: meaning, ...(value === undefined ? {} : { value }), required };
}
