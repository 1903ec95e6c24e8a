// Jest reporter, listed last: ends the run with one plain line that scripts can read, `N passed, N failed, N skipped`. Before it,
// a line for each reason to skip tests: Jest does not print the titles of what it skips.
//
// The command in IMAGEBUDGET_BESIDE runs beside the tests, and fails the run if it fails: tests often wait, and Jest starts slowly.
import { spawn } from 'node:child_process';

/**
 * The line for an aggregated result. A suite that could not run counts as one failed test, and so do the checks beside the tests: it
 * must not look green.
 */
export function closingLine(results, checksFailed = false) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + Number(checksFailed);
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

/** Runs a command of the shell to its end. What it prints is kept until then, so that it stands together. */
export function outcomeOf(command) {
  return new Promise(resolve => {
    let output = '';
    const keep = chunk => {
      output += chunk;
    };
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', error => resolve({ command, output: error.message, isGood: false }));
    child.on('close', code => resolve({ command, output, isGood: code === 0 }));
  });
}

export default class ClosingLine {
  #lines = [];
  #checks = null;
  #error;

  onRunStart() {
    const command = process.env.IMAGEBUDGET_BESIDE;
    if (command) this.#checks = outcomeOf(command);
  }

  /** What Jest asks for: with an error, the run has failed. */
  getLastError() {
    return this.#error;
  }

  async onRunComplete(_contexts, results) {
    const checks = await this.#checks;
    if (checks) process.stderr.write(checks.isGood ? checks.output : `\n${checks.output}\n${checks.command} failed\n`);
    if (checks?.isGood === false) this.#error = new Error(`${checks.command} failed`);
    this.#lines = [...skipReasons(results), closingLine(results, checks?.isGood === false)];
    // Jest prints its own summary to standard error; both go to one terminal, and this has to be the last of them.
    process.once('exit', () => process.stdout.write(`${this.#lines.join('\n')}\n`));
  }
}
