import type { TestProject } from "vitest/node";
import { type PostgresServer, startPostgres } from "../helpers/postgres.js";

declare module "vitest" {
  interface ProvidedContext {
    /** For `createDatabase`: the server that tests share which do not stop it. */
    postgresUrl: string;
  }
}

let server: PostgresServer | undefined;

/** One server for all files; each test makes databases of its own. */
export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres();
  project.provide("postgresUrl", server.url);
}

export const teardown = async (): Promise<void> => server?.discard();
