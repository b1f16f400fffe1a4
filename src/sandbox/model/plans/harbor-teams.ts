import type { TeamPlan } from "./plan.js";

const early = [7.75, 16.25] as const;
const middle = [9.5, 18] as const;
const late = [11.5, 20.05] as const;

/** Who works at Harbor Insurance. */
export const harborTeams: readonly TeamPlan[] = [
  {
    name: "Claims team",
    site: "Boston",
    profile: "voice",
    queues: ["claims"],
    agents: [
      "Nora Whitfield",
      "Samuel Ortega +claims-spanish",
      "Leah Brandt",
      "Marcus Villa +claims-spanish",
      "Ines Delgado +claims-spanish",
      "Owen Fitzgerald",
      "Tara Singh",
      "Paul Kessler",
      "Rosa Medina +claims-spanish",
      "Dylan Marsh",
    ],
    shifts: [early, middle, late],
    weekend: { saturday: 4, sunday: 3 },
  },
  {
    name: "Billing and renewals",
    site: "Boston",
    profile: "voice",
    queues: ["billing", "renewals"],
    agents: [
      "Grace Lindqvist",
      "Anton Petrov",
      "Chloe Barrett",
      "Jamal Reed",
      "Helen Cho",
      "Victor Salas",
      "Yasmin Farouk",
      "Peter Novak",
      "Lorna Keating",
    ],
    shifts: [early, late, middle],
    weekend: { saturday: 3, sunday: 0 },
  },
  {
    name: "New business",
    site: "Tampa",
    profile: "voice",
    queues: ["new-policies"],
    agents: ["Ruth Calloway", "Kenji Mori", "Alice Dunmore", "Felix Romero", "Simone Grant", "Colin Wray +renewals"],
    shifts: [early, late, middle],
    weekend: { saturday: 3, sunday: 0 },
  },
  {
    name: "Roadside crew",
    site: "Tampa",
    profile: "voice",
    queues: ["roadside"],
    agents: ["Hank Morrow", "Denise Clay", "Luca Ferri", "Brenda Osei", "Travis Cole", "Mei Tanaka", "Joy Pereira"],
    shifts: [
      [5.75, 14.25],
      [13.75, 22.05],
      [8.75, 17.25],
    ],
    weekend: { saturday: 6, sunday: 5 },
  },
  {
    name: "Digital desk",
    site: "Tampa",
    profile: "digital",
    queues: ["chat", "email", "social"],
    agents: ["Zoe Hartley", "Imran Aziz", "Kate Lowell", "Jonas Vik", "Priscilla Dao", "Andre Baptiste", "Noor Haddad"],
    shifts: [
      [7, 15.5],
      [12.5, 21.05],
      [9, 17.5],
    ],
    weekend: { saturday: 4, sunday: 2 },
  },
];
