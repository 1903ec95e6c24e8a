/**
 * The report as JUnit XML: a suite for each image, a case for each budget. There is no official schema; this is the common part of what
 * https://github.com/jenkinsci/xunit-plugin (junit-10.xsd) and https://docs.gitlab.com/ci/testing/unit_test_reports/ read.
 */
import type { BudgetResult, UnjudgedBudget } from '../budget/types.ts';
import { headline, overText, unjudgedText } from './format/budgets/budget-messages.ts';
import { editText } from './format/edits/edit-words.ts';
import { terminal, xml } from './format/escape.ts';
import { planSentences } from './format/plan.ts';
import { budgetMessage } from './problems/budget-message.ts';
import { type Checkout, placeIn } from './problems/repository-path.ts';
import type { ImageReport, Report } from './types.ts';

/** Edits that a failure lists. */
const MOST_EDITS = 10;

/** With a newline at the end. A budget that only warns is a case that passes, and prints its warning. */
export function junit({ images }: Report, checkout: Checkout): string {
  const suites = images.flatMap(image => suite(image, checkout));
  const counts = countsOf(images);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="imagebudget" ${counts}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(image: ImageReport, checkout: Checkout): string[] {
  const { name, source, budgets, unjudged } = image;
  return [
    `  <testsuite name="${xml(`${name} ${source.platform}`)}" ${countsOf([image])} skipped="${unjudged.length}">`,
    '    <properties>',
    `      <property name="digest" value="${xml(source.digest)}"/>`,
    `      <property name="size" value="${image.sizes.image}"/>`,
    '    </properties>',
    ...budgets.flatMap(budget => judgedCase(budget, image, checkout)),
    ...unjudged.flatMap(budget => [
      `${caseStart(budget, image, checkout)}>`,
      `      <skipped message="${xml(unjudgedText(budget, terminal))}"/>`,
      '    </testcase>',
    ]),
    '  </testsuite>',
  ];
}

function countsOf(images: readonly ImageReport[]): string {
  const budgets = images.flatMap(image => image.budgets);
  const failures = budgets.filter(({ status }) => status === 'fail').length;
  const tests = budgets.length + images.flatMap(({ unjudged }) => unjudged).length;
  return `tests="${tests}" failures="${failures}" errors="0"`;
}

/** The tag of a case without its end. */
function caseStart(
  { budget, position }: BudgetResult | UnjudgedBudget,
  image: ImageReport,
  checkout: Checkout,
): string {
  const path = placeIn(checkout, { image, place: position })?.path;
  const file = path === undefined ? '' : ` file="${xml(path)}"`;
  return `    <testcase name="${xml(budget)}" classname="${xml(`${image.name} ${image.source.platform}`)}"${file}`;
}

function judgedCase(budget: BudgetResult, image: ImageReport, checkout: Checkout): string[] {
  const start = caseStart(budget, image, checkout);
  switch (budget.status) {
    case 'pass':
      return [`${start}/>`];
    case 'warn':
      return [
        `${start}>`,
        `      <system-out>warning: ${xml(budgetMessage(budget, image))}</system-out>`,
        '    </testcase>',
      ];
    case 'fail':
      return [
        `${start}>`,
        `      <failure type="budget" message="${xml(overText(budget, terminal))}">${failure(budget, image)}</failure>`,
        '    </testcase>',
      ];
    default:
      return budget.status satisfies never;
  }
}

/** Where the budget is, and what to do, one sentence a line. */
function failure(budget: BudgetResult, image: ImageReport): string {
  const { path, line } = budget.position;
  const { items } = image.plan;
  const more = items.length - MOST_EDITS;
  return [
    headline(image, terminal),
    `${path}:${line}: ${budgetMessage(budget, image)}`,
    ...planSentences(image, image.plan, terminal),
    ...items.slice(0, MOST_EDITS).map((item, n) => `${n + 1}. ${editText(item)}`),
    ...(more > 0 ? [`${more} more edits are in the JSON report.`] : []),
  ]
    .map(xml)
    .join('\n');
}
