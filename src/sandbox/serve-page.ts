import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type RequestHandler, Router } from "express";

const room = (name: string) => fileURLToPath(new URL(`./page/${name}`, import.meta.url));

/** Nothing from another host and nothing inline; cards may carry pictures as data. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Pictures of cards are the service's, on a port of its own.
  "img-src 'self' data: http://127.0.0.1:* http://localhost:*",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

/**
 * The chat page, bundled once in memory: `/`, `/page.js`, `/page.css` and the icon. Other paths fall through to the
 * next handler. Rejects when the page's sources do not bundle.
 */
export async function servePage(): Promise<RequestHandler> {
  const [html, mark, bundle] = await Promise.all([
    readFile(room("index.html")),
    readFile(room("favicon.svg")),
    bundlePage(),
  ]);
  const icon: Asset = { type: "image/svg+xml", content: mark };
  const assets: Readonly<Record<string, Asset>> = {
    "/": { type: "text/html; charset=utf-8", content: html },
    "/page.js": { type: "text/javascript; charset=utf-8", content: bundle.script },
    "/page.css": { type: "text/css; charset=utf-8", content: bundle.styles },
    "/favicon.svg": icon,
    "/favicon.ico": icon,
  };
  const router = Router();
  for (const [path, asset] of Object.entries(assets)) {
    router.get(path, (_request, response) => {
      response.set({
        "content-security-policy": contentSecurityPolicy,
        "content-type": asset.type,
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cache-control": "no-cache",
      });
      response.send(asset.content);
    });
  }
  return router;
}

async function bundlePage(): Promise<{ script: Buffer; styles: Buffer }> {
  const { outputFiles } = await build({
    entryPoints: { page: room("main.ts"), styles: room("styles/page.css") },
    outdir: "page",
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2023",
    legalComments: "none",
    logLevel: "silent",
  });
  const output = (ending: string): Buffer => {
    const file = outputFiles.find(({ path }) => path.endsWith(ending));
    if (!file) throw new Error(`the chat page's bundle has no ${ending}`);
    return Buffer.from(file.contents);
  };
  return { script: output(".js"), styles: output(".css") };
}
