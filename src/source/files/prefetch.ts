/**
 * Runs the next piece of work while the consumer uses the current result. A consumer that stops waits for nothing.
 * @throws what a piece of work throws, when its result is due
 */
export async function* prefetch<T>(work: readonly (() => Promise<T>)[]): AsyncGenerator<T> {
  let next = work[0]?.();
  for (let at = 1; next !== undefined; at++) {
    const current = next;
    next = work[at]?.();
    // Its failure must not end the process if nobody asks for the result any more.
    next?.catch(() => undefined);
    yield await current;
  }
}
