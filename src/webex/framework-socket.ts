import type { Framework } from "./framework-shape.js";

/** The SDK's connection that takes the place of webhooks where Webex cannot reach the service. */
export interface FrameworkSocket {
  connected(): boolean;
  connect(): Promise<void>;
  /** Gives the device registration back (Webex allows about 750 per bot) and closes the socket. */
  close(): Promise<void>;
}

/**
 * Takes hold of the socket of a started framework. Fetches that fail are repeated through `fetchAgain`, because the
 * framework drops the message otherwise and the socket does not announce it again.
 */
export function keepSocket(framework: Framework, fetchAgain: (path: string) => Promise<unknown>): FrameworkSocket {
  const { messages, attachmentActions, internal } = framework.webex;
  const { mercury } = internal;
  const readMessage = messages.get.bind(messages);
  const readAction = attachmentActions.get.bind(attachmentActions);
  messages.get = async (id) => Promise.resolve(readMessage(id)).catch(() => fetchAgain(`/messages/${id}`));
  attachmentActions.get = async (id) =>
    Promise.resolve(readAction(id)).catch(() => fetchAgain(`/attachment/actions/${id}`));

  return {
    connected: () => mercury.connected,
    connect: async () => {
      await mercury.connect();
    },
    close: async () => {
      await framework.stop();
      // `stop` gives back the registration only; an open socket would register itself anew.
      await mercury.disconnect();
    },
  };
}
