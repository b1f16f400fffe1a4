import { type ConfigList, commonFields, sortedBy } from "./config-list.js";

/** Where teams work. */
export const sites: ConfigList = {
  path: "site",
  searchColumns: ["name"],
  records: (centre) =>
    sortedBy(centre.sites, (site) => site.name).map((site) => ({
      ...commonFields(centre, site.id),
      name: site.name,
      description: "",
      multimediaProfileId: site.multimediaProfileId,
      systemDefault: false,
    })),
};
