/**
 * How much is tested. `npm test` outside CI is quick: it sees every kind of case within minutes. All cases run with CI=true, with
 * `npm run test:all`, and where Jest is started by itself. jest.config.mjs has which files belong to the thorough run alone.
 */
export const thorough = process.env.CI === 'true' || process.env.IMAGEBUDGET_TESTS !== 'quick';

/** All of them; in a quick run every `step`th, where `step` should be a prime so that no place in a block is always missed. */
export function sampled<T>(all: readonly T[], step: number): T[] {
  return thorough ? [...all] : all.filter((_, index) => index % step === 0);
}
