/** A Next.js project that a COPY brings from a stage that built it, its standalone output included. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import { stageNamed } from '../../../dockerfile/build/stages.ts';
import { matchText } from '../../../image/byte-path.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../edit-image.ts';

/** Below a project. */
export const OUTPUT = '/.next/standalone';

export interface Project {
  /** The COPY that brings the build. */
  step: BuildStep;
  /** In the image. */
  path: string;
  /** In the stage. */
  source: string;
}

/** Of each COPY of the target that brings a standalone output from a stage of the file. */
export function projectsIn(image: EditImage): Project[] {
  return image.steps.filter(isStageCopy(image)).flatMap(step => {
    const index = image.layers[step.layer ?? -1];
    const found = (index?.withBaseHolding('server.js') ?? []).flatMap(entry => {
      const [before, inside] = `/${matchText(index?.path(entry) ?? '')}`.split(OUTPUT, 2);
      return before === undefined || inside?.startsWith('/') !== true || inside.includes('/node_modules/')
        ? []
        : [before];
    });
    return [...new Set(found)].flatMap(path => projectAt(path, step) ?? []);
  });
}

/** Null if the COPY brings more than the project, or if it is not known from where. */
function projectAt(path: string, step: BuildStep): Project | null {
  const copied = copiedBy(step.instruction.text);
  const to = copied === null ? null : destinationOf(step, copied);
  if (copied?.sources.length !== 1 || to === null || path === '' || !(to === path || to === `${path}/.next`))
    return null;
  const source = new CopyMap(copied, to, () => false).sourceOf(`${path}${OUTPUT}`);
  return source?.endsWith(OUTPUT) === true ? { step, path, source: source.slice(0, -OUTPUT.length) || '/' } : null;
}

/** Whether a step of the target copies from a stage of this file. */
export function isStageCopy({ dockerfile }: EditImage): (step: BuildStep) => boolean {
  return ({ ofTarget, layer, instruction: { keyword, text, line } }) => {
    const from = ofTarget && layer !== null && keyword === 'COPY' ? copiedBy(text)?.from : null;
    return from != null && stageNamed(dockerfile, from, line) !== null;
  };
}

/** Where `server.js` is, if the project was built as a part of a workspace: https://nextjs.org/docs/app/api-reference/config/next-config-js/output#caveats. */
export function workspaceOf({ path, step }: Project, { layers }: EditImage): string | null {
  const index = layers[step.layer ?? -1];
  const directories = (index?.withBaseHolding('server.js') ?? [])
    .filter(entry => index?.base(entry) === 'server.js')
    .map(entry => `/${matchText(index?.directory(entry) ?? '')}`)
    .filter(one => `${one}/`.startsWith(`${path}${OUTPUT}/`) && !one.includes('/node_modules'));
  return directories.includes(`${path}${OUTPUT}`) ? null : (directories[0]?.slice(path.length + 1) ?? null);
}

/** Where the standalone output has what the project has at a path. */
export function provided(path: string, project: string): string {
  return `${project}${OUTPUT}${path.slice(project.length)}`;
}

/** The layers that brought the files of a directory, and the directories in it that are empty. */
export function layersIn(directory: StackNode): Set<number> {
  const layers = new Set<number>();
  walk(directory, ({ layer, children }) => {
    if (children === null || children.size === 0) layers.add(layer);
    return true;
  });
  return layers;
}
