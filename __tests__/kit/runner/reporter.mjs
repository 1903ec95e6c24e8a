// Jest reporter, listed last: ends the run with one plain line that scripts can read, `N passed, N failed, N skipped`. Before it,
// a line for each reason to skip tests: Jest does not print the titles of what it skips.

/** The line for an aggregated result. A suite that could not run counts as one failed test: it must not look green. */
export function closingLine(results) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

/** What was skipped, by the reason that titles give: `(skipped: REASON)`. */
export function skipReasons(results) {
  const counts = new Map();
  for (const { status, fullName } of results.testResults.flatMap(({ testResults }) => testResults)) {
    if (status !== 'pending') continue;
    // Tests that `--testNamePattern` leaves out have none.
    const reason = /\(skipped: (.*?)\)(?: |$)/.exec(fullName)?.[1];
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${count} skipped: ${reason}`);
}

export default class ClosingLine {
  #lines = [];

  onRunComplete(_contexts, results) {
    this.#lines = [...skipReasons(results), closingLine(results)];
    // Jest prints its own summary to standard error; both go to one terminal, and this has to be the last of them.
    process.once('exit', () => process.stdout.write(`${this.#lines.join('\n')}\n`));
  }
}
