import { defineConfig } from "vitest/config";

// A worker keeps its modules from file to file: to read and warm them anew for each took a third of the time.
// Whatever a file stubs or fakes, it takes back itself.
const isolate = false;
const environment = "node";

const unit = (name: string) => ({
  // Only against hanging: a busy machine takes several times as long as an idle one.
  test: { name, root: `./${name}`, include: ["src/**/*.test.{ts,tsx}"], environment, isolate, testTimeout: 20_000 },
});
const cross = (name: string, testTimeout: number) => ({
  test: {
    name,
    root: "./tests",
    include: [`${name}/**/*.test.ts`],
    environment,
    isolate,
    testTimeout,
    hookTimeout: testTimeout,
  },
});

export default defineConfig({
  test: {
    projects: [
      unit("shared"),
      unit("server"),
      unit("client"),
      cross("architecture", 20_000),
      cross("convergence", 60_000),
      cross("protocol", 30_000),
      cross("faults", 240_000),
      cross("ops", 120_000),
      cross("fuzz", 120_000),
      cross("e2e", 240_000),
    ],
  },
});
