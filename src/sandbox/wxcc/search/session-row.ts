import type { Contact } from "../../model/contact.js";
import type { AgentActivity } from "./agent-activities.js";
import type { Directory } from "./directory.js";
import type { ChannelView, SessionView } from "./session-at.js";

/** A row of `agentSession`: a session, one of its channels, and one activity there where these are asked for. */
export interface SessionRow {
  readonly view: SessionView;
  readonly channel: ChannelView;
  readonly activity?: AgentActivity | undefined;
  readonly directory: Directory;
  readonly contactOf: (id: string | undefined) => Contact | undefined;
}
