/** Types of reporter.mjs, as far as its test needs them. */
interface Results {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { testResults: { status: string; fullName: string }[] }[];
}

export function closingLine(results: Results): string;
export function skipReasons(results: Results): string[];
