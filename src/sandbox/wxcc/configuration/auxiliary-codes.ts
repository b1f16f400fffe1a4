import type { AuxiliaryCode } from "../../model/centre.js";
import { stableId } from "../../model/stable-id.js";
import { type ConfigList, commonFields, sortedBy } from "./config-list.js";

const workTypeCodeOf = (code: AuxiliaryCode) => (code.kind === "idle" ? "IDLE_CODE" : "WRAP_UP_CODE");

/** Idle codes and wrap-up codes in one list; the first of each kind is its default. */
export const auxiliaryCodes: ConfigList = {
  path: "auxiliary-code",
  searchColumns: ["name", "description"],
  records: (centre) => {
    const defaults = new Set([centre.idleCodes[0], centre.wrapUpCodes[0]]);
    return sortedBy([...centre.idleCodes, ...centre.wrapUpCodes], (code) => code.name).map((code) => ({
      ...commonFields(centre, code.id),
      name: code.name,
      description: "",
      defaultCode: defaults.has(code),
      isSystemCode: code.system,
      workTypeCode: workTypeCodeOf(code),
      workTypeId: stableId(`${centre.orgId}/work-type/${code.kind}`),
      burnoutInclusion: code.kind === "idle" ? "INCLUDED" : "NOT_APPLICABLE",
      systemDefault: code.system,
    }));
  },
};
