/** Every permission asked of an administrator, with the reason shown on the connect page and in `manifest/`. */
export const scopes = [
  {
    scope: "cjp:config_read",
    reason: "Read queue and agent statistics, contacts and the names of queues. Nothing can be changed with it.",
  },
  {
    scope: "spark:people_read",
    reason: "Read the profile of the person who signs in, to be sure it is an administrator and of which organisation.",
  },
] as const;
