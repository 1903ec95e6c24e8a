/**
 * The results of work of which two pieces are in progress: while one is waited for or used, the next is made. A consumer that
 * stops waits for none.
 * @throws what the work throws, when it is its turn
 */
export async function* prefetch<T>(work: readonly (() => Promise<T>)[]): AsyncGenerator<T> {
  let next = work[0]?.();
  for (let at = 1; next !== undefined; at++) {
    const current = next;
    next = work[at]?.();
    // Whoever has no use for it any more must not be ended by its failure.
    next?.catch(() => undefined);
    yield await current;
  }
}
