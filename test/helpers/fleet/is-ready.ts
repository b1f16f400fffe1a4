/** Whether `/readyz` answers 200 within the time. */
export const isReady = (url: string, withinMs = 1_000): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(withinMs) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
