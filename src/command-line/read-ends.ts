import { environment } from "../config/environment.js";
import { variables } from "../config/variables.js";
import { ConfigError } from "../config.js";
import type { EncryptionKey } from "../store/encryption-keys.js";

/** What copying needs to know of the environment. */
export interface Ends {
  readonly dataFile: string;
  readonly databaseUrl: string;
  readonly keys: readonly EncryptionKey[];
}

const needed = environment.pick({ DATA_FILE: true, DATABASE_URL: true, ENCRYPTION_KEY: true }).required();

/** Copying has two ends, so that here the database cannot be left out. */
const cures: Readonly<Record<string, string>> = {
  DATABASE_URL: "Set DATABASE_URL to the postgres:// address of the database.",
};

/** Reads the variables that name both ends. Throws {@link ConfigError} with every problem; no value is repeated. */
export function readEnds(env: Readonly<Record<string, string | undefined>>): Ends {
  const known = variables.filter(({ name }) => name in needed.shape);
  const given = new Map(known.map(({ name, default: usual }) => [name, env[name]?.trim() || usual]));
  const read = needed.safeParse(Object.fromEntries(given));
  if (!read.success) {
    const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
    throw new ConfigError(
      known
        .filter(({ name }) => wrong.has(name))
        .map(
          ({ name, cure }) =>
            `${name} is ${given.get(name) === undefined ? "missing" : "not usable"}. ${cures[name] ?? cure}`,
        ),
    );
  }
  const { DATA_FILE: dataFile, DATABASE_URL: databaseUrl, ENCRYPTION_KEY: keys } = read.data;
  return { dataFile, databaseUrl, keys };
}
