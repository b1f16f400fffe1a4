import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,stories,contract}/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    // Vitest leaves one core idle by default, which on two cores is half the machine.
    maxWorkers: "100%",
    // Files of one worker share what they load, the days of the traffic model among it; nothing keeps state between tests.
    isolate: false,
  },
});
