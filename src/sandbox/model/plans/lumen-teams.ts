import type { TeamPlan } from "./plan.js";

/** Who works at Lumen Voyages; shifts are shorter than at Harbor, several people work half days. */
export const lumenTeams: readonly TeamPlan[] = [
  {
    name: "Équipe Réservations",
    site: "Paris",
    profile: "voice",
    queues: ["bookings"],
    agents: [
      "Sophie Marchand",
      "Karim Benali",
      "Julie Renard",
      "Thomas Girard",
      "Manon Lefèvre",
      "Antoine Rousseau",
      "Emma Wright +bookings-english",
      "Baptiste Noël",
    ],
    shifts: [
      [8.25, 15],
      [13, 20.05],
      [10, 16],
    ],
    weekend: { saturday: 5, sunday: 4 },
  },
  {
    name: "English desk",
    site: "Paris",
    profile: "voice",
    queues: ["bookings-english"],
    agents: ["Oliver Hayes", "Charlotte Bell", "Liam Doyle", "Megan Price", "Harriet Stone"],
    shifts: [
      [8.25, 15],
      [13, 20.05],
    ],
    weekend: { saturday: 3, sunday: 0 },
  },
  {
    name: "Équipe Après-vente",
    site: "Nantes",
    profile: "voice",
    queues: ["after-sales", "groups"],
    agents: [
      "Nathalie Picard",
      "Yann Le Gall",
      "Sabrina Costa",
      "Mathieu Colin +bookings",
      "Aurélie Fontaine",
      "Denis Charpentier",
    ],
    shifts: [
      [8.25, 15],
      [11, 19.05],
    ],
    weekend: { saturday: 2, sunday: 0 },
  },
  {
    name: "Équipe Digitale",
    site: "Nantes",
    profile: "digital",
    queues: ["chat", "email"],
    agents: ["Léa Moulin", "Rachid Amrani", "Pauline Vasseur", "Quentin Barbier", "Clémence Roy"],
    shifts: [
      [8, 15],
      [13, 20.05],
    ],
    weekend: { saturday: 3, sunday: 2 },
  },
];
