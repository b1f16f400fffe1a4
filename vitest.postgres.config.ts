import { defineConfig } from "vitest/config";

/** Real PostgreSQL, started by the tests; they fail where it is not installed. */
export default defineConfig({
  test: {
    include: ["test/postgres/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    // Processes of their own in real time: once more where the machine stood still for a moment. What is wrong fails again.
    retry: 1,
    globalSetup: ["test/postgres/shared-server.ts"],
    isolate: false,
    maxWorkers: "100%",
  },
});
