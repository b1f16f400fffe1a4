import express, { type Router } from "express";

/** A file of the player's page; its path changes with its content, so that browsers may keep it for ever. */
export interface PlayerAsset {
  /** `/player/player.<hash>.js`, below `PUBLIC_URL`. */
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The player as browsers get it. */
export interface Player {
  /** The same document for everybody. */
  readonly page: string;
  readonly assets: readonly PlayerAsset[];
}

/** `GET /player/player.<hash>.js` and `.css`: public, and for ever what they are. */
export function createPlayerRoutes(load: () => Promise<Player>): Router {
  const router = express.Router();
  router.get("/player/:file", async (request, response, next) => {
    const { assets } = await load();
    const asset = assets.find(({ path }) => path === request.path);
    if (!asset) return next();
    response
      .set({
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Type": asset.type,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
      })
      .send(asset.content);
  });
  return router;
}
