/**
 * Copies the standalone output of Next.js, and what it does not hold of the browser's files, in place of a whole project that was built:
 * as https://nextjs.org/docs/app/api-reference/config/next-config-js/output and its example of a Dockerfile do.
 */
import { type BuildStep, resolved } from '../../../dockerfile/build/build-steps.ts';
import { copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { ImageConfig } from '../../../image/types.ts';
import { member } from '../../../json.ts';
import { fieldsOf } from '../../../rules/conditions.ts';
import { nodeAt } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { Candidate, EditImage } from '../edit-image.ts';
import { keptAndFreed, leftOutOf } from './freed-files.ts';
import { jsonAt, whyNotTheSame } from './next-build.ts';
import { type NextStart, nextStart } from './next-start.ts';
import { partsOf } from './parts.ts';
import { isStageCopy, layersIn, OUTPUT, type Project, projectsIn, provided, workspaceOf } from './project.ts';
import type { Part } from './project-files.ts';
import { otherUse } from './users-of-project.ts';

export interface StandaloneFacts {
  image: EditImage;
  config: ImageConfig;
}

/** A sentence if the image has the output beside the whole build, and copying it alone is not sure to do; null if it has none. */
export function nextStandalone({ image, config }: StandaloneFacts): Candidate | string | null {
  if (image.fromHistory) return null;
  const [project, ...others] = projectsIn(image);
  if (project === undefined) return null;
  if (others.length > 0) return 'several COPYs bring one';
  const { step, path, source } = project;
  const workspace = workspaceOf(project, image);
  if (workspace !== null) return `its server.js is in ${workspace}`;
  if (!isFile(`${path}${OUTPUT}/server.js`, step, image)) return 'its server.js is no file of that COPY';
  const scripts = fieldsOf(member(jsonAt(`${path}/package.json`, image), 'scripts'));
  if (resolved('/', config.workingDir) !== path) return `the container does not start in ${path}`;
  const start = nextStart({ image, config, scripts });
  if (typeof start === 'string') return start;
  return whyNotTheSame(path, source, image) ?? candidateFor({ ...project, start }, { image, config });
}

function isFile(path: string, { layer }: BuildStep, { root }: EditImage): boolean {
  return nodeAt<StackNode>(root, path)?.inode?.layer === layer;
}

interface Started extends Project {
  start: NextStart;
}

function candidateFor(project: Started, { image, config }: StandaloneFacts): Candidate | string {
  const needed = partsOf(project, image);
  if (typeof needed === 'string') return needed;
  const parts = needed.own;
  const copies = copiesInto(project, needed.all, image);
  const found = keptAndFreed({ project, parts, copies, image });
  if (typeof found === 'string') return found;
  const { step, path } = project;
  const isKept = (one: string) => found.isKept(one) || nodeAt<StackNode>(image.root, provided(one, path)) !== undefined;
  const [first = step] = [step, ...copies].toSorted((a, b) => a.instruction.line - b.instruction.line);
  const use = otherUse({ image, config, project: path, first, isKept });
  if (use !== null) return use;
  const operations = operationsFor(project, { parts, copies, image });
  if (typeof operations === 'string') return operations;
  const { line } = step.instruction;
  return {
    edit: {
      id: `standalone-${line}`,
      title: "Copy only Next.js's standalone output",
      trust: 'fewer',
      leftOut: leftOutOf(found.freed, { project, image }),
      line,
      second: null,
      operations,
      ignoreLines: [],
    },
    copies: found.freed,
    fromCopier: false,
  };
}

/** Further COPYs from a stage into the project that bring nothing that is needed, such as `node_modules`. */
function copiesInto({ path, step }: Project, parts: readonly Part[], image: EditImage): BuildStep[] {
  const needed = new Set(parts.flatMap(({ node }) => [...layersIn(node)]));
  return image.steps.filter(isStageCopy(image)).filter(one => {
    const copied = copiedBy(one.instruction.text);
    const to = copied === null ? null : destinationOf(one, copied);
    const isInside = to !== null && (to === path || to.startsWith(`${path}/`));
    return one !== step && isInside && !needed.has(one.layer ?? -1);
  });
}

interface Edited {
  parts: readonly Part[];
  copies: readonly BuildStep[];
  image: EditImage;
}

function operationsFor({ step, path, source, start }: Started, { parts, copies, image }: Edited): Operation[] | string {
  const { line } = step.instruction;
  const copier = ['COPY', ...step.options].join(' ');
  const [words = [], ...more] = parts.map(part => [
    `${source}${part.path.slice(path.length)}`,
    part.path === `${path}${OUTPUT}` ? path : part.path,
  ]);
  const command = image.steps.findLast(({ instruction }) => instruction.keyword === start.keyword);
  if (command?.ofTarget !== true) return `no ${start.keyword} of the last stage starts it`;
  const at = command.instruction.line;
  return [
    { kind: 'replace-copied', line, words },
    ...more.map((one): Operation => ({ kind: 'insert', line, where: 'after', text: `${copier} ${one.join(' ')}` })),
    ...copies.map(({ instruction }): Operation => ({ kind: 'remove-instruction', line: instruction.line })),
    ...(start.variables.length === 0
      ? []
      : [{ kind: 'insert' as const, line: at, where: 'before' as const, text: `ENV ${start.variables.join(' ')}` }]),
    { kind: 'replace-start', line: at, words: start.words },
  ];
}
