/** What a check run says of a report, or of there being none. */
import { relative, resolve } from 'node:path';
import { EXIT, type ExitCode } from '../../errors.ts';
import { type Annotation, allAnnotations } from '../../report/annotations.ts';
import { headline } from '../../report/format/budgets/budget-messages.ts';
import { cut, terminal } from '../../report/format/escape.ts';
import { imagesText } from '../../report/format/images-text.ts';
import { type MarkdownOptions, markdown } from '../../report/markdown/markdown.ts';
import { type Checkout, repositoryPath } from '../../report/problems/repository-path.ts';
import type { Report } from '../../report/types.ts';

/** Bytes of a summary; GitHub takes 65,535 characters. */
export const MOST_SUMMARY = 65_000;
/** Annotations; the summary has the rest. They take a request for each 50. */
const MOST_ANNOTATIONS = 500;
const NAME_COLUMNS = 80;

export interface CheckRunContent {
  /** How the step ends. */
  code: ExitCode;
  /** Whether budgets were judged, and none fails or warns. */
  isGreen: boolean;
  /** One line, safe to print. */
  title: string;
  /** Markdown that GitHub takes. */
  summary: string;
  /** Each with a path from the root of the repository. */
  annotations: readonly (Annotation & { file: string; line: number })[];
}

interface Reported {
  report: Report;
  /** How the step ends. */
  code: ExitCode;
  /** Which images are annotated. */
  annotations: 'failing' | 'all' | 'none';
  options: MarkdownOptions;
}

export function checkRunContent({ report, code, annotations, options }: Reported, checkout: Checkout): CheckRunContent {
  const all = annotations === 'none' ? [] : allAnnotations(report, { passing: annotations === 'all' });
  return {
    code,
    isGreen: report.verdict === 'pass',
    title: titleOf(report),
    summary: markdown(report, { ...options, limit: MOST_SUMMARY }),
    annotations: placed(all, checkout),
  };
}

/** Where nothing was measured. @param summary why, in Markdown */
export function unmeasuredContent(
  summary: string,
  annotations: readonly Annotation[],
  checkout: Checkout,
): CheckRunContent {
  const title = 'Not measured';
  return { code: EXIT.notMeasured, isGreen: false, title, summary, annotations: placed(annotations, checkout) };
}

/** As many as a check run shows, each with a path from the root of the repository. */
export function placed(annotations: readonly Annotation[], checkout: Checkout): CheckRunContent['annotations'] {
  return annotations.flatMap(one => placedIn(checkout, one)).slice(0, MOST_ANNOTATIONS);
}

function titleOf({ images }: Report): string {
  const [only, second] = images;
  if (only !== undefined && second === undefined) return headline(only, name => cut(terminal(name), NAME_COLUMNS));
  return imagesText(images.map(({ verdict }) => verdict ?? 'none'));
}

/** GitHub takes no annotation without a file: one that has none, or that is outside of the repository, is at the workflow. */
function placedIn({ root, directory, otherwise }: Checkout, annotation: Annotation): CheckRunContent['annotations'] {
  const { file, line, column, ...words } = annotation;
  const path = file === undefined ? null : repositoryPath(relative(root, resolve(directory, file)));
  if (path !== null && line !== undefined)
    return [{ ...words, file: path, line, ...(column === undefined ? {} : { column }) }];
  return otherwise ? [{ ...words, file: otherwise, line: 1 }] : [];
}
