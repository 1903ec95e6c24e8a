// Two projects, so that a Docker engine is looked for, or started, only when a test that needs one was selected.
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/__tests__/kit/seed.mjs'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
};

export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      roots: ['<rootDir>/__tests__'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/__tests__/engine/'],
    },
    {
      ...common,
      displayName: 'engine',
      roots: ['<rootDir>/__tests__/engine'],
      testMatch: ['**/*.test.ts'],
      globalSetup: '<rootDir>/__tests__/kit/global-setup.mjs',
      globalTeardown: '<rootDir>/__tests__/kit/global-teardown.mjs',
    },
  ],
  reporters: ['default', '<rootDir>/__tests__/kit/reporter.mjs'],
  // By default Jest leaves a processor to others, which on two of them doubles the time.
  maxWorkers: '100%',
  // Of every project: Jest ignores it inside one. Engine tests have a longer one of their own, see kit/engine.ts. It stops what
  // hangs and says nothing of speed: commands have a minute each (kit/cli.ts), and machines that test are busy.
  testTimeout: 180_000,
};
