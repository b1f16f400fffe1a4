import { configuredChannelTypeOf } from "../channel-type.js";
import { type ConfigList, commonFields, sortedBy } from "./config-list.js";

/** Where contacts arrive. */
export const entryPoints: ConfigList = {
  path: "entry-point",
  searchColumns: ["name", "description"],
  records: (centre) =>
    sortedBy(centre.entryPoints, (entryPoint) => entryPoint.name).map((entryPoint) => ({
      ...commonFields(centre, entryPoint.id),
      name: entryPoint.name,
      description: "",
      entryPointType: "INBOUND",
      channelType: configuredChannelTypeOf(entryPoint.channel),
      timezone: centre.zone,
      systemDefault: false,
    })),
};
