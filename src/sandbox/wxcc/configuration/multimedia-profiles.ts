import { type ConfigList, commonFields, sortedBy } from "./config-list.js";

/** How many contacts of each channel an agent takes at once. */
export const multimediaProfiles: ConfigList = {
  path: "multimedia-profile",
  searchColumns: ["name", "description"],
  records: (centre) =>
    sortedBy(centre.multimediaProfiles, (profile) => profile.name).map(({ id, name, type, slots }) => ({
      ...commonFields(centre, id),
      name,
      description: "",
      telephony: slots.voice,
      chat: slots.chat,
      email: slots.email,
      social: slots.social,
      blendingModeEnabled: true,
      blendingMode: type === "exclusive" ? "EXCLUSIVE" : "BLENDED",
      manuallyAssignable: { telephony: 0, chat: 0, email: 0, social: 0 },
      systemDefault: false,
    })),
};
