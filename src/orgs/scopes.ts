/** Every permission asked of an administrator, with the reason shown on the connect page and in `manifest/`. */
export const scopes = [
  {
    scope: "cjp:config_read",
    reason:
      "Reads queue and agent statistics, contacts, and the names of queues, teams and agents. Nothing in the contact centre can be changed with it.",
  },
  {
    scope: "spark:people_read",
    reason: "Reads who signed in, to check that it is an administrator and of which organisation.",
  },
] as const;

/** Asked for only by `connect with changes`, so that nobody has to grant it for figures. */
export const optionalScopes = [
  {
    scope: "cjp:config_write",
    optional: true,
    reason:
      "Lets managers create, change and delete sites, each change shown and confirmed first, and lets Webex announce a recording the moment it is ready, which is a subscription kept in your contact centre. Nothing else is changed with it.",
  },
] as const;

/** How much a sign-in is to allow. */
export interface WantedScopes {
  /** The optional scopes, too. */
  readonly withChanges: boolean;
}

/** Every scope that a sign-in asks for, with its reason. */
export const wantedScopes = ({ withChanges }: WantedScopes): readonly { scope: string; reason: string }[] => [
  ...scopes,
  ...(withChanges ? optionalScopes : []),
];

/** The same by name. */
export const scopeNames = (wanted: WantedScopes): readonly string[] => wantedScopes(wanted).map(({ scope }) => scope);

/** Whether a grant of these scopes, space-separated, may write (`cjp:config` is both, developer.webex.com). */
export const mayWrite = (granted: string): boolean =>
  granted.split(/\s+/).some((scope) => scope === "cjp:config_write" || scope === "cjp:config");
