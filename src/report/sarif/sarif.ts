/**
 * The report as SARIF 2.1.0, in the subset that GitHub's code scanning reads:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
import { createHash } from 'node:crypto';
import { REPOSITORY, VERSION } from '../../version.ts';
import { jsonText, sarifMessage, terminal } from '../format/escape.ts';
import { docsOf } from '../format/links.ts';
import { type Problem, problemsOf } from '../problems/problems.ts';
import { type Checkout, placeIn } from '../problems/repository-path.ts';
import type { Report } from '../types.ts';
import { ruleHelp } from './rule-help.ts';

export interface ListOptions {
  checkout: Checkout;
  /** Where the documentation is, as of `docsOf`; this release's if left out. */
  docs?: string;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** Longer names of images are replaced by their hash. */
const MOST_CATEGORY = 200;

/** One run with all images; indented, with a newline at the end, and safe to print. */
export function sarif(report: Report, { checkout, docs = docsOf(REPOSITORY) }: ListOptions): string {
  const { problems, more } = problemsOf(report);
  const rules = [...new Map(problems.map(problem => [problem.rule, problem])).values()];
  const places = new Map(rules.map(({ rule }, n) => [rule, n]));
  const run = {
    tool: {
      driver: {
        name: 'imagebudget',
        semanticVersion: VERSION,
        informationUri: `https://github.com/${REPOSITORY}`,
        rules: rules.map(problem => descriptor(problem, docs)),
      },
    },
    automationDetails: { id: categoryOf(report) },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    invocations: [
      { executionSuccessful: true, ...(more === 0 ? {} : { toolExecutionNotifications: [cutNote(more)] }) },
    ],
    results: problems.map(problem => result(problem, places.get(problem.rule) ?? -1, checkout)),
  };
  return `${jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 2)}\n`;
}

function descriptor(problem: Problem, docs: string): object {
  const { title, text, markdown, page } = ruleHelp(problem, docs);
  return {
    id: terminal(problem.rule),
    shortDescription: { text: sarifMessage(title) },
    fullDescription: { text: sarifMessage(text[0] ?? title) },
    help: { text: sarifMessage(text.join('\n\n')), markdown },
    helpUri: page,
    defaultConfiguration: { level: problem.level },
    properties: { tags: ['container-image', 'size'], 'problem.severity': SEVERITIES[problem.level] },
  };
}

/** The words of GitHub's filter. */
const SEVERITIES: Readonly<Record<Problem['level'], string>> = {
  error: 'error',
  warning: 'warning',
  note: 'recommendation',
};

function result(problem: Problem, ruleIndex: number, checkout: Checkout): object {
  const { image, rule, level, message, about, fingerprint } = problem;
  const bytes = 'saving' in about ? { bytes: about.saving.bytes } : {};
  return {
    ruleId: terminal(rule),
    ruleIndex,
    level,
    message: { text: sarifMessage(message) },
    locations: locations(problem, checkout),
    // GitHub's upload-sarif adds a `primaryLocationLineHash`, and warns of one that it would have computed differently.
    partialFingerprints: { 'imagebudget/v1': fingerprint },
    properties: { image: terminal(image.name), platform: terminal(image.source.platform), ...bytes },
  };
}

function locations(problem: Problem, checkout: Checkout): object[] {
  const place = placeIn(checkout, problem);
  if (place === null) return [];
  const column = place.column === undefined ? {} : { startColumn: place.column };
  const artifactLocation = { uri: place.path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
  return [{ physicalLocation: { artifactLocation, region: { startLine: place.line, ...column } } }];
}

/** GitHub keeps one analysis a category and commit: jobs that measure other images must not replace it. */
function categoryOf({ images }: Report): string {
  const names = images.map(({ name, source }) => `${terminal(name)} ${terminal(source.platform)}`).join(', ');
  const short = names.length <= MOST_CATEGORY ? names : createHash('sha256').update(names).digest('hex');
  return `imagebudget/${short.replaceAll('/', '-')}/`;
}

function cutNote(more: number): object {
  return { level: 'note', message: { text: `${more} more results are in the JSON report.` } };
}
