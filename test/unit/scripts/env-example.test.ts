import { expect, test } from "vitest";
import { appJson } from "../../../scripts/docs/app-json.js";
import { envExample } from "../../../scripts/docs/env-example.js";
import { variables } from "../../../src/config/variables.js";
import { ConfigError, readConfig } from "../../../src/config.js";

const readEnv = (text: string) =>
  Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, k = "", v]) => [k, v]));
const required = variables.filter((variable) => variable.required).map(({ name }) => name);

test("a copied .env.example lacks the required values and nothing else", () => {
  const start = () => readConfig(readEnv(envExample(variables)));
  expect(start).toThrow(ConfigError);
  expect(Object.keys(readEnv(envExample(variables)))).toEqual(required);
  for (const name of required) expect(start).toThrow(`${name} is missing`);
});

test("uncommented, its defaults are accepted as they stand", () => {
  const filled = {
    PUBLIC_URL: "https://floorwalker.example.com",
    WEBEX_BOT_TOKEN: "a-bot-token-of-some-length",
    WEBEX_WEBHOOK_SECRET: "0123456789abcdef",
    WEBEX_CLIENT_ID: "C0123456789",
    WEBEX_CLIENT_SECRET: "s0123456789",
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  };
  const everything = readEnv(envExample(variables).replace(/^# ([A-Z_]+=)/gm, "$1"));
  expect(readConfig({ ...everything, ...filled })).toEqual(readConfig(filled));
});

test("the host asks for every variable but what it sets itself, and brings a database", () => {
  const { env, addons } = JSON.parse(appJson(variables));
  const setByHost = ["PORT", "DATABASE_URL", "DATA_FILE", "FLOORWALKER_EPHEMERAL_DISK"];
  expect(Object.keys(env)).toEqual([
    ...variables.map(({ name }) => name).filter((name) => !setByHost.includes(name)),
    "PGSSLMODE",
  ]);
  for (const name of required) expect(env[name].required ?? env[name].generator).toBeTruthy();
  expect(addons).toEqual([{ plan: expect.stringMatching(/^heroku-postgresql/) }]);
});
