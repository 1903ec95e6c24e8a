/**
 * The report as GitLab's code quality report, a subset of Code Climate's format:
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import { jsonText, terminal } from './format/escape.ts';
import { nameAmong } from './format/platforms.ts';
import { type Problem, problemsOf } from './problems/problems.ts';
import { type Checkout, placeIn } from './problems/repository-path.ts';
import type { Report } from './types.ts';

const SEVERITIES: Readonly<Record<Problem['level'], string>> = { error: 'major', warning: 'minor', note: 'info' };
/** Where an issue is whose files are all outside of the repository. */
const NOWHERE = { path: '.imagebudget.yml', line: 1 };

/** A list of issues; indented, with a newline at the end, and safe to print. */
export function gitlab(report: Report, checkout: Checkout): string {
  const { problems, more } = problemsOf(report);
  const issues = problems.map(problem => issue(problem, nameAmong(problem.image, report), checkout));
  const [last] = issues.slice(-1);
  if (more > 0 && last) {
    const description = `${more + 1} more are in the JSON report.`;
    issues.splice(-1, 1, { ...last, check_name: 'imagebudget', description, severity: SEVERITIES.note });
  }
  return `${jsonText(issues, 2)}\n`;
}

function issue(problem: Problem, name: string, checkout: Checkout) {
  const { path, line } = placeIn(checkout, problem) ?? NOWHERE;
  return {
    type: 'issue',
    check_name: terminal(problem.rule),
    description: `${terminal(name)}: ${problem.message}`,
    categories: ['Performance'],
    severity: SEVERITIES[problem.level],
    fingerprint: problem.fingerprint,
    location: { path, lines: { begin: line } },
  };
}
