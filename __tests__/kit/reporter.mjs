// Jest reporter, listed last: ends the run with one plain line that scripts can read, `N passed, N failed, N skipped`.

/** The line for an aggregated result. A suite that could not run counts as one failed test: it must not look green. */
export function closingLine(results) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

export default class ClosingLine {
  #line = '';

  onRunComplete(_contexts, results) {
    this.#line = closingLine(results);
    // Jest prints its own summary to standard error; both go to one terminal, and this has to be the last of them.
    process.once('exit', () => process.stdout.write(`${this.#line}\n`));
  }
}
