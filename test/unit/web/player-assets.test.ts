import { expect, test } from "vitest";
import { loadPlayer } from "../../../src/web/player-assets.js";

test("the page loads its own script and style, which are kept for ever under a name made from their content", async () => {
  const { page, assets } = await loadPlayer();
  const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(addresses.filter((address) => address !== "data:,")).toEqual(assets.map(({ path }) => path).toReversed());
  for (const { path } of assets) expect(path).toMatch(/^\/player\/player\.[0-9a-f]{16}\.(js|css)$/);
  expect((await loadPlayer()).assets).toBe(assets);
});

test("nothing in the page is run or styled in place, apart from the one style that its policy knows by its hash", async () => {
  const { page } = await loadPlayer();
  expect(page).not.toMatch(/ style="| on\w+="|<script>|<script type="module">/);
  expect(page.match(/<style>/g)).toHaveLength(1);
});

test("what it loads names no other host and loads nothing further", async () => {
  const { assets } = await loadPlayer();
  const [script = "", style = ""] = assets.map(({ content }) => content.toString("utf8"));
  expect(style).not.toMatch(/url\(|@import|https?:/);
  // Namespaces and the names of JSON Schema's dialects are names, nobody asks them anything.
  const hosts = [...script.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
  expect(hosts.filter((host) => host !== "www.w3.org" && host !== "json-schema.org")).toEqual([]);
  expect(script).not.toMatch(/\bconsole\.|\beval\(|new Function\(/);
});
