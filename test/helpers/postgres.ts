import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** A PostgreSQL server of its own: the system's program, in a temporary folder, as nobody in particular. */
export interface PostgresServer {
  /** Of an administrator, without a database; for {@link createDatabase}. */
  readonly url: string;
  /** Of the process whose children serve the connections. */
  processId(): number;
  /** Stops the server; its data stay. */
  pause(): Promise<void>;
  /** Starts it again at the same address. */
  resume(): Promise<void>;
  /** Stops it for good and removes everything. */
  discard(): Promise<void>;
}

const NOT_FOUND =
  "These tests need PostgreSQL: initdb and postgres are neither on the PATH nor below /usr/lib/postgresql. On Debian: apt-get install postgresql";

/** Where the system keeps initdb and postgres; Debian keeps them off the PATH. */
function findPrograms(): string {
  const installed = "/usr/lib/postgresql";
  const versions = existsSync(installed)
    ? readdirSync(installed)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(installed, version, "bin"))
    : [];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...versions];
  const found = folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
  if (found === undefined) throw new Error(NOT_FOUND);
  return found;
}

/** PostgreSQL refuses to run as root: then somebody who owns nothing runs it. */
async function findUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const found = lines.find(([name]) => name === "postgres") ?? lines.find(([name]) => name === "nobody");
  if (!found) throw new Error("There is neither a user postgres nor nobody to run PostgreSQL as.");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

async function ask(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Makes an empty database on a server and tells its address. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `floor_${randomBytes(6).toString("hex")}`;
  await ask(`${serverUrl}/postgres`, `CREATE DATABASE ${name}`);
  return `${serverUrl}/${name}`;
}

/** Ends every connection to a database but the one that says so. */
export async function cutConnections(databaseUrl: string): Promise<void> {
  const others = "datname = current_database() AND pid <> pg_backend_pid()";
  await ask(databaseUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
}

/** Starts a server. It answers on loopback only and does not survive a crash of the machine, which makes it fast; `fsync` has it write like a real one. */
export async function startPostgres(options: { readonly fsync?: boolean } = {}): Promise<PostgresServer> {
  const programs = findPrograms();
  const user = await findUser();
  const home = await mkdtemp(join(tmpdir(), "floorwalker-postgres-"));
  await chmod(home, 0o755);
  const data = join(home, "data");
  await mkdir(data, { mode: 0o700 });
  if (user) await chown(data, user.uid, user.gid);
  const as = { ...user, cwd: home, env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" } };
  await run(join(programs, "initdb"), ["-D", data, "-U", "floorwalker", "-A", "trust", "-E", "UTF8", "--no-sync"], as);
  const port = await freePort();
  const url = `postgres://floorwalker@127.0.0.1:${port}`;
  const fsync = options.fsync ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off"];
  const settings = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"];
  let child: ReturnType<typeof spawn>;

  async function resume(): Promise<void> {
    child = spawn(join(programs, "postgres"), ["-D", data, "-p", String(port), ...settings, ...fsync], {
      ...as,
      stdio: "ignore",
    });
    process.once("exit", killNow);
    for (let tries = 1; ; tries++) {
      try {
        await ask(`${url}/postgres`, "SELECT 1");
        return;
      } catch (error) {
        if (tries === 200 || child.exitCode !== null) throw new Error("PostgreSQL did not start", { cause: error });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }
  const killNow = () => child.kill("SIGQUIT");
  async function pause(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      // Fast: sessions are ended, not waited for.
      child.kill("SIGINT");
      await ended;
    }
    process.off("exit", killNow);
  }

  await resume();
  return {
    url,
    processId: () => child.pid ?? 0,
    pause,
    resume,
    discard: async () => {
      await pause();
      await rm(home, { recursive: true, force: true });
    },
  };
}
