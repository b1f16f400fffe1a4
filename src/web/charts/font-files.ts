import { fileURLToPath } from "node:url";

/** The fonts of pictures, shipped with the service; found from `src/` and from the built `dist/` alike. */
export const fontFiles: readonly string[] = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((name) =>
  fileURLToPath(new URL(`../../../assets/fonts/${name}`, import.meta.url)),
);
