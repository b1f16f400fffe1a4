import type { ContactCentre, Queue } from "../centre.js";

/** What agents and customers say; a conversation begins with the first of the agent's. */
interface Phrases {
  readonly languageCode: string;
  readonly agent: readonly string[];
  readonly customer: readonly string[];
}

const english: Omit<Phrases, "languageCode"> = {
  agent: [
    "Thank you for calling, how can I help you today?",
    "Let me look that up for you.",
    "I can see it here in front of me.",
    "Could you tell me the reference, please?",
    "I am sending you a confirmation now.",
    "That should be with you within two working days.",
    "I understand, that is not how it should be.",
    "Is there anything else I can do for you?",
    "One moment, I am just opening the file.",
    "I have made a note of that.",
  ],
  customer: [
    "Yes, hello, I have a question about my file.",
    "I was told somebody would call me back.",
    "It was last week, on the Tuesday I think.",
    "No, I have not received anything yet.",
    "That would be great, thank you.",
    "Let me find it, I have it here somewhere.",
    "Right, and how long does that take?",
    "All right, that sounds good.",
    "I already wrote to you about this.",
    "Could you repeat that, please?",
  ],
};

const spanish: Omit<Phrases, "languageCode"> = {
  agent: [
    "Gracias por llamar, ¿en qué puedo ayudarle?",
    "Permítame revisarlo un momento.",
    "Ya lo veo aquí en la pantalla.",
    "¿Me podría dar el número de referencia?",
    "Le envío la confirmación ahora mismo.",
    "¿Hay algo más en lo que le pueda ayudar?",
  ],
  customer: [
    "Buenos días, tengo una pregunta sobre mi caso.",
    "Me dijeron que me iban a llamar.",
    "Fue la semana pasada, creo que el martes.",
    "No, todavía no he recibido nada.",
    "Perfecto, muchas gracias.",
    "¿Y cuánto tiempo tarda eso?",
  ],
};

const french: Omit<Phrases, "languageCode"> = {
  agent: [
    "Bonjour, merci de votre appel, que puis-je faire pour vous ?",
    "Je regarde cela tout de suite.",
    "Je vois le dossier devant moi.",
    "Pouvez-vous me donner la référence, s'il vous plaît ?",
    "Je vous envoie une confirmation maintenant.",
    "Puis-je faire autre chose pour vous ?",
  ],
  customer: [
    "Bonjour, j'ai une question sur mon voyage.",
    "On m'avait dit que quelqu'un me rappellerait.",
    "C'était la semaine dernière, mardi je crois.",
    "Non, je n'ai encore rien reçu.",
    "Très bien, merci beaucoup.",
    "Et cela prend combien de temps ?",
  ],
};

/** The language that is spoken in a queue, and what is said there. */
export function phrasesOf(centre: ContactCentre, queue: Queue | undefined): Phrases {
  const name = queue?.name ?? "";
  if (/spanish/i.test(name)) return { languageCode: "es-US", ...spanish };
  if (/english/i.test(name)) return { languageCode: "en-GB", ...english };
  if (centre.zone === "Europe/Paris") return { languageCode: "fr-FR", ...french };
  return { languageCode: "en-US", ...english };
}
