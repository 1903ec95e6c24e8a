/** Check runs: https://docs.github.com/en/rest/checks/runs */
import { type CheckRun, type Endpoint, NOT_FOUND, type Reply, unprocessable } from './endpoint.ts';

const MOST_ANNOTATIONS = 50;
const MOST_TEXT = 65_535;

interface Output {
  title?: unknown;
  summary?: unknown;
  annotations?: unknown;
}

export const CHECKS: readonly Endpoint[] = [
  {
    name: 'POST /repos/{owner}/{repo}/check-runs',
    pattern: /^POST \/repos\/owner\/web\/check-runs$/,
    needs: 'write',
    scope: 'checks',
    answer: (kept, { body }) => {
      const { name, head_sha, status, conclusion } = body;
      if (typeof name !== 'string' || name === '' || !/^[0-9a-f]{40}$/.test(String(head_sha)))
        return unprocessable('name or head_sha is missing');
      if (status !== 'completed' || !/^(?:success|failure|neutral)$/.test(String(conclusion)))
        return unprocessable('conclusion is none');
      const run: CheckRun = {
        id: kept.newId(),
        name,
        head_sha: String(head_sha),
        conclusion: String(conclusion),
        output: { title: '', summary: '' },
        annotations: [],
      };
      const reply = withOutput(run, body.output);
      if (reply.status < 300) kept.checkRuns.push(run);
      return reply;
    },
  },
  {
    name: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
    pattern: /^PATCH \/repos\/owner\/web\/check-runs\/(\d+)$/,
    needs: 'write',
    scope: 'checks',
    answer: ({ checkRuns }, { number, body }) => {
      const run = checkRuns.find(({ id }) => id === number);
      return run === undefined ? NOT_FOUND : withOutput(run, body.output);
    },
  },
];

/** Annotations are added to those that the run has. */
function withOutput(run: CheckRun, output: unknown): Reply {
  const { title, summary, annotations = [] } = (output ?? {}) as Output;
  if (typeof title !== 'string' || typeof summary !== 'string' || [...summary].length > MOST_TEXT)
    return unprocessable('output needs a title and a summary of at most 65535 characters');
  if (!Array.isArray(annotations) || annotations.length > MOST_ANNOTATIONS)
    return unprocessable('at most 50 annotations');
  if (!annotations.every(isAnnotation)) return unprocessable('an annotation is wrong');
  run.output = { title, summary };
  run.annotations.push(...annotations);
  return { status: 201, value: { id: run.id } };
}

function isAnnotation(one: Record<string, unknown>): boolean {
  return (
    typeof one.path === 'string' &&
    one.path !== '' &&
    !/^(?:\/|\.\.?\/)/.test(one.path) &&
    Number(one.start_line) >= 1 &&
    Number(one.end_line) >= Number(one.start_line) &&
    /^(?:notice|warning|failure)$/.test(String(one.annotation_level)) &&
    typeof one.message === 'string' &&
    one.message !== '' &&
    Buffer.byteLength(one.message) <= 64_000 &&
    [...String(one.title ?? '')].length <= 255
  );
}
