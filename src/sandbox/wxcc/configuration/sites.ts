import type { ConfigList } from "./config-list.js";
import type { SiteBook } from "./sites/site-book.js";

/** Where teams work, as last written. */
export const siteList = (book: SiteBook): ConfigList => ({
  path: "site",
  searchColumns: ["name"],
  records: book.of,
});
