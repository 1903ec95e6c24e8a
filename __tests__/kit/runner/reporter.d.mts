/** Types of reporter.mjs, as far as its test needs them. */
interface Results {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { testResults: { status: string; fullName: string }[] }[];
}

export function closingLine(results: Results, checksFailed?: boolean): string;
export function skipReasons(results: Results): string[];
export function outcomeOf(command: string): Promise<{ command: string; output: string; isGood: boolean }>;
