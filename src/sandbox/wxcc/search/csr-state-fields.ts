import { deletedAtOf, isTranscribed, readyAtOf } from "../../model/captures/build-captures.js";
import type { Contact } from "../../model/contact.js";
import type { ContactView } from "../../model/contact-at.js";
import { captureRequestedOf } from "../capture-requested.js";
import { channelTypeOf } from "../channel-type.js";
import { type Csr, fieldsOf } from "./csr-field.js";
import type { Directory } from "./directory.js";
import type { Field } from "./field.js";

/** How the contact was handled: known when an agent takes it, or when it is over. */
function handleTypeOf(view: ContactView): string | null {
  if (view.answered) return "normal";
  if (!view.ended) return null;
  const { outcome } = view.contact;
  return outcome === "abandoned" || outcome === "short" ? outcome : "normal";
}

function statusOf(view: ContactView): string {
  if (view.ended) return "ended";
  if (view.phase === "connected") return "connected";
  return view.leg ? "parked" : "new";
}

function terminationTypeOf(view: ContactView): string | null {
  if (!view.ended) return null;
  const { outcome } = view.contact;
  if (outcome === "self-service" || outcome === "closed") return "self_service";
  return outcome === "handled" ? "normal" : "abandoned";
}

const isDeleted = (contact: Contact, directory: Directory, now: number) => now >= deletedAtOf(directory, contact);

const wasAbandoned = (view: ContactView) =>
  view.ended && !view.answered && (view.contact.outcome === "abandoned" || view.contact.outcome === "short");

/** What a contact is and how it stands. */
export const stateFields: readonly Field<Csr>[] = [
  ...fieldsOf("ChannelType", { channelType: (view) => channelTypeOf(view.contact.channel) }),
  ...fieldsOf("String", {
    id: (view) => view.contact.id,
    status: statusOf,
    origin: (view) => view.contact.origin,
    destination: (view) => view.contact.destination,
    direction: (view) => view.contact.direction,
    contactHandleType: handleTypeOf,
    terminationType: terminationTypeOf,
    terminatingEnd: (view) => (view.ended ? view.contact.terminatingEnd : null),
    terminationReason: (view) =>
      view.ended ? (view.contact.terminatingEnd === "agent" ? "Agent Left" : "Customer Left") : null,
    abandonedType: (view) => (wasAbandoned(view) ? (view.leg ? "queue" : "new") : null),
    outdialType: (view) => (view.contact.direction === "outdial" ? "OUTDIAL" : null),
    routingType: (view) => (view.leg ? "longestAvailableAgent" : null),
  }),
  ...fieldsOf("Boolean", {
    isActive: (view) => !view.ended,
    isCampaign: () => false,
    isOutdial: (view) => view.contact.direction === "outdial",
    isCallback: (view) => view.contact.callback !== undefined && view.now >= view.contact.callback.requestedAt,
    isContactHandled: (view) => view.answered,
    isContactOffered: (view) => view.offers > 0,
    isContactEscalatedToQueue: (view) => view.leg !== undefined,
    isWithInServiceLevel: (view) => (view.leg ? view.legAnswered && view.leg.withinServiceLevel : null),
    captureRequested: captureRequestedOf,
    isRecordingDeleted: ({ contact, now }, directory) => contact.recordings > 0 && isDeleted(contact, directory, now),
    isTranscriptionAvailable: ({ contact, now }, directory) =>
      isTranscribed(contact) && now >= (readyAtOf(contact) ?? now + 1) && !isDeleted(contact, directory, now),
    isMonitored: () => false,
    isBarged: () => false,
  }),
];
