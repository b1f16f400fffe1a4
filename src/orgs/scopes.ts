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
