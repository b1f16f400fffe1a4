import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readEncryptionKeys } from "../../../src/store/encryption-keys.js";
import { seal, unseal } from "../../../src/store/seal.js";
import { keepingLog } from "../../helpers/quiet-log.js";
import { type Bench, keyText, makeBench } from "./file-home.js";
import { legacyKey, ticket, tokens } from "./samples.js";

const one = readEncryptionKeys(keyText(1));
const two = readEncryptionKeys(keyText(2));
const twoThenOne = readEncryptionKeys(`${keyText(2)},${keyText(1)}`);

describe("ENCRYPTION_KEY", () => {
  test("a comma list gives the keys in order, told apart by ids that give nothing away", () => {
    expect(twoThenOne.map((key) => key.id)).toEqual([two[0]?.id, one[0]?.id]);
    expect(one[0]?.id).toMatch(/^[0-9a-f]{12}$/);
    expect(inspect(one, { depth: 9 })).not.toContain(keyText(1));
  });

  test("blanks around keys and the alphabet for URLs are fine", () => {
    const text = Buffer.alloc(32, 0xfb);
    const [plain] = readEncryptionKeys(text.toString("base64"));
    expect(readEncryptionKeys(` ${text.toString("base64url")} , ${keyText(1)}\n`)[0]?.id).toBe(plain?.id);
  });

  test.each([
    ["", "the key is empty"],
    ["not base64!", "the key is not base64"],
    [Buffer.alloc(31).toString("base64"), "the key has 31 bytes; 32 are needed"],
    [`${keyText(1)},`, "key 2 of 2 is empty"],
    [`${keyText(1)},c2hvcnQ=`, "key 2 of 2 has 5 bytes"],
  ])("%j is refused with the reason and the cure", (text, reason) => {
    const read = () => readEncryptionKeys(text);
    expect(read).toThrow(`ENCRYPTION_KEY: ${reason}`);
    expect(read).toThrow("openssl rand -base64 32");
  });
});

describe("a sealed secret", () => {
  const [key] = one;
  const place = { table: "tokens", id: "org", field: "accessToken" };
  if (!key) throw new Error("no key");

  test("opens to the same text with any key of the list, for every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(unseal(seal(text, place, key), place, twoThenOne)).toEqual({ text, keyId: key.id });
      }),
    );
  });

  test("is another one each time", () => {
    expect(seal("x", place, key)).not.toBe(seal("x", place, key));
  });

  test.each([{ table: "tickets" }, { id: "other" }, { field: "refreshToken" }])("does not open at %j", (elsewhere) => {
    expect(unseal(seal("x", place, key), { ...place, ...elsewhere }, one)).toEqual({ failure: "tampered" });
  });

  test("does not open when any byte was changed", () => {
    const sealed = seal("secret", place, key);
    const [id, body = ""] = sealed.split(".");
    const bytes = Buffer.from(body, "base64url");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      const found = unseal(`${id}.${changed.toString("base64url")}`, place, one);
      expect(found).toEqual({ failure: "tampered" });
    }
    expect(unseal(`${id}.AAAA`, place, one)).toEqual({ failure: "tampered" });
  });

  test("names the key that is missing", () => {
    expect(unseal(seal("x", place, key), place, two)).toEqual({ failure: "unknown-key", keyId: key.id });
  });
});

describe("secrets at rest", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await makeBench();
  });
  afterEach(() => bench.discard());

  async function fill(options = {}) {
    const store = await bench.open(options);
    await store.tokens.put("a", { ...tokens, accessToken: "secret-a" });
    await store.tokens.put("b", { ...tokens, accessToken: "secret-b" });
    await store.tickets.put("t", ticket);
    await store.legacyKeys.put("a", legacyKey);
    await store.close();
  }

  test("are nowhere in the file in clear", async () => {
    await fill();
    const text = await bench.text();
    expect(text).toContain('"personEmail":"ana@acme.example"');
    for (const secret of [
      "secret-a",
      "secret-b",
      tokens.refreshToken,
      "verifier-in-clear",
      "api-key-in-clear",
      "ana-in-clear",
    ])
      expect(text).not.toContain(secret);
  });

  test("are encrypted with the first key as soon as it opens, after which the old key may go", async () => {
    await fill({ keys: one });
    const { log, lines } = keepingLog();
    await (await bench.open({ keys: twoThenOne, log })).close();
    expect(lines.join()).toContain("secrets under an older key");
    expect(await bench.text()).not.toContain(one[0]?.id);
    const store = await bench.open({ keys: two });
    expect((await store.tokens.get("b"))?.accessToken).toBe("secret-b");
    expect(await store.tickets.get("t")).toEqual(ticket);
  });

  test("charts are sealed in their journal, and brought under the first key as the state is", async () => {
    const journal = join(bench.folder, "floorwalker.charts.jsonl");
    const store = await bench.open({ keys: one });
    await store.charts.put("c", { chart: '{"title":"Claims Spanish"}' });
    await store.close();
    expect(await readFile(journal, "utf8")).not.toContain("Claims Spanish");
    await (await bench.open({ keys: twoThenOne })).close();
    expect(await readFile(journal, "utf8")).not.toContain(one[0]?.id);
    const rotated = await bench.open({ keys: two });
    expect(await rotated.charts.get("c")).toEqual({ chart: '{"title":"Claims Spanish"}' });
  });

  test("a missing key ends the start with the variable's name and leaves the file alone", async () => {
    await fill({ keys: one });
    const before = await bench.text();
    await expect(bench.open({ keys: two })).rejects.toMatchObject({
      code: "store-unavailable",
      say: expect.stringMatching(`${one[0]?.id}.*ENCRYPTION_KEY`),
      next: expect.stringContaining("Add the old key to ENCRYPTION_KEY"),
    });
    expect(await bench.text()).toBe(before);
    expect((await readdir(bench.folder)).filter((name) => name.includes("damaged"))).toEqual([]);
    await expect(bench.open({ keys: one })).resolves.toBeDefined();
  });

  test.each([
    ["moved to another record", (text: string) => text.replace('"id":"a"', '"id":"c"')],
    [
      "changed",
      (text: string) =>
        text.replace(/("accessToken":"\w+\.)(.)/, (_, begin, old) => `${begin}${old === "_" ? "-" : "_"}`),
    ],
    ["replaced by clear text", (text: string) => text.replace(/("accessToken":")[^"]+/, "$1clear")],
  ])("a secret that was %s is damage and is not taken for a token", async (_, tamper) => {
    await fill();
    const text = await bench.text();
    const tampered = tamper(text);
    expect(tampered).not.toBe(text);
    await writeFile(bench.file, tampered);
    await expect(bench.open()).rejects.toMatchObject({
      code: "store-damaged",
      say: expect.stringContaining("accessToken in a record of tokens"),
    });
    expect(await bench.text()).toBe(tampered);
  });
});
