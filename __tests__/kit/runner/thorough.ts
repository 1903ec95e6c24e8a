/**
 * How much is tested. `npm test` outside CI is quick: it sees every kind of case within minutes. All cases run with CI=true, with
 * `npm run test:all`, and where Jest is started by itself. jest.config.mjs has which files belong to the thorough run alone.
 */
export const thorough = process.env.CI === 'true' || process.env.IMAGEBUDGET_TESTS !== 'quick';

/**
 * Every `step`th in a quick run, else all, or every `thoroughStep`th. A step should be a prime so that no place in a block is always
 * missed.
 */
export function sampled<T>(all: readonly T[], step: number, thoroughStep = 1): T[] {
  const every = thorough ? thoroughStep : step;
  return all.filter((_, index) => index % every === 0);
}

/** How many random cases are tried: all of them, or a fifth in a quick run, whose cases are others each time. */
export function runs(all: number): number {
  return thorough ? all : Math.ceil(all / 5);
}
