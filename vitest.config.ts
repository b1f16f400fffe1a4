import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,stories,contract}/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    // Stories wait for loopback and disk half of the time: one worker more for every two cores uses what is left.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Files of one worker share what they load, the days of the traffic model among it; nothing keeps state between tests.
    isolate: false,
  },
});
