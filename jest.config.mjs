import { availableParallelism } from 'node:os';

// Two projects, so that a Docker engine is looked for, or started, only when a test that needs one was selected.
//
// `npm test` outside CI leaves out the engine, what else installs software or measures speed or memory, and what starts hundreds of processes:
// IMAGEBUDGET_TESTS=quick. __tests__/kit/runner/thorough.ts says so to single tests.
const quick = process.env.IMAGEBUDGET_TESTS === 'quick' && process.env.CI !== 'true';

const THOROUGH_ONLY = [
  '<rootDir>/__tests__/bench/',
  '<rootDir>/__tests__/e2e/action/action-under-act.test.ts',
  '<rootDir>/__tests__/e2e/action/images-under-act.test.ts',
  '<rootDir>/__tests__/e2e/action/pull-requests-under-act.test.ts',
  '<rootDir>/__tests__/e2e/action/workflow-linters.test.ts',
  '<rootDir>/__tests__/e2e/cache-limits.test.ts',
  '<rootDir>/__tests__/e2e/engine/engine-cache.test.ts',
  '<rootDir>/__tests__/e2e/engine/engine-store-by-sudo.test.ts',
  '<rootDir>/__tests__/e2e/forms/compressed-archive.test.ts',
  '<rootDir>/__tests__/e2e/forms/forms-by-tools.test.ts',
  '<rootDir>/__tests__/e2e/forms/forms-of-others.test.ts',
  '<rootDir>/__tests__/e2e/interrupt.test.ts',
  '<rootDir>/__tests__/e2e/package.test.ts',
  '<rootDir>/__tests__/e2e/page/hostile-page.test.ts',
  '<rootDir>/__tests__/e2e/registry/real-registry.test.ts',
  '<rootDir>/__tests__/e2e/release/push-image.test.ts',
  '<rootDir>/__tests__/e2e/release/release.test.ts',
  '<rootDir>/__tests__/faults/engine.test.ts',
  '<rootDir>/__tests__/faults/moved-tag.test.ts',
  '<rootDir>/__tests__/faults/process.test.ts',
  '<rootDir>/__tests__/fuzz/documents.test.ts',
  '<rootDir>/__tests__/limits/bombs.test.ts',
  '<rootDir>/__tests__/limits/many.test.ts',
  '<rootDir>/__tests__/limits/memory.test.ts',
  '<rootDir>/__tests__/limits/text.test.ts',
];

const common = {
  testEnvironment: '<rootDir>/__tests__/kit/runner/environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/__tests__/kit/runner/fixed-seed.mjs'],
  // src/ too, so that `--findRelatedTests src/x.ts` knows who imports it.
  roots: ['<rootDir>/__tests__', '<rootDir>/src'],
  // Their package.json files are of made-up applications.
  modulePathIgnorePatterns: ['<rootDir>/__tests__/advice-images/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
};

const unit = {
  ...common,
  displayName: 'unit',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/__tests__/engine/', ...(quick ? THOROUGH_ONLY : [])],
};

const engine = {
  ...common,
  displayName: 'engine',
  testMatch: ['<rootDir>/__tests__/engine/**/*.test.ts'],
  globalSetup: '<rootDir>/__tests__/kit/engines/global-setup.mjs',
  globalTeardown: '<rootDir>/__tests__/kit/engines/global-teardown.mjs',
};

export default {
  testSequencer: '<rootDir>/__tests__/kit/runner/sequencer.mjs',
  projects: quick ? [unit] : [unit, engine],
  reporters: ['default', '<rootDir>/__tests__/kit/runner/reporter.mjs'],
  // `npm run coverage`. It sees what runs inside the tests, not the processes that they start.
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/**/types.ts'],
  coverageReporters: ['text'],
  // By default Jest leaves a processor to others, which on two of them doubles the time. Tests of an engine mostly wait for it and for
  // package registries: one worker more fills that time.
  maxWorkers: quick ? '100%' : availableParallelism() + 1,
  // Of what each file loads, Jest leaves some megabytes behind. Past a gigabyte, a file took up to four times as long, most of it to
  // collect garbage. A new worker takes a second.
  workerIdleMemoryLimit: '700MB',
  // For every project: Jest ignores it inside one. Engine tests set a longer one (kit/engines/engine.ts). It stops what hangs and
  // says nothing about speed: each command has a minute (kit/processes/cli.ts), and test machines are busy.
  testTimeout: 180_000,
};
