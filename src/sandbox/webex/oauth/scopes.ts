/** What the simulated integration is registered with; anything else is refused as `invalid_scope`. */
export const REGISTERED_SCOPES: readonly string[] = [
  "spark:all",
  "spark:kms",
  "spark:people_read",
  "spark:rooms_read",
  "spark:rooms_write",
  "spark:memberships_read",
  "spark:memberships_write",
  "spark:messages_read",
  "spark:messages_write",
  "spark-admin:people_read",
  "cjp:config",
  "cjp:config_read",
  "cjp:config_write",
  "cjp:user",
  "cjp:task_read",
  "cjp:task_write",
];

/** In words, for the consent page. */
export function describeScope(scope: string): string {
  const [family = "", right = ""] = scope.split(":");
  const verb = right.endsWith("_write") ? "Change" : right.endsWith("_read") ? "Read" : "Use";
  const thing = right.replace(/_(read|write)$/, "");
  if (family === "cjp")
    return thing === "config" ? `${verb} the contact centre's data and settings` : `${verb} contact-centre ${thing}s`;
  if (family === "spark-admin") return `${verb} ${thing} of the organisation`;
  return thing === "all" || thing === "kms" ? `Use Webex on your behalf (${scope})` : `${verb} ${thing} in Webex`;
}

/** A bot's own account may do anything in messaging and nothing in a contact centre. */
export const BOT_SCOPES: readonly string[] = ["spark:all", "spark:kms"];
