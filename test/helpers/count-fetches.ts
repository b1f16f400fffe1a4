let underWay = 0;
const realFetch = globalThis.fetch;

/** Every fetch of this process is counted while it has no answer: the cloud's deliveries as well as the service's calls. */
globalThis.fetch = async (...given) => {
  underWay += 1;
  try {
    return await realFetch(...given);
  } finally {
    underWay -= 1;
  }
};

export const fetchesUnderWay = (): number => underWay;
