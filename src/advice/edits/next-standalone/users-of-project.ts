/** What else uses the files of a project: later instructions, and the health check. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { healthCheckOf } from '../../../dockerfile/healthcheck.ts';
import type { ImageConfig } from '../../../image/types.ts';
import { nodeAt } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../edit-image.ts';

/** They see nothing of the project. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['addgroup', 'adduser', 'groupadd', 'useradd', 'apk', 'apt-get', 'mkdir', 'echo', 'true', 'set', 'corepack'],
]);

export interface ProjectUses {
  image: EditImage;
  config: Pick<ImageConfig, 'history'>;
  project: string;
  /** The first instruction that brings files of the project. */
  first: BuildStep;
  /** Whether a path of the image is there after the edit. */
  isKept(path: string): boolean;
}

/** Why files of the project may be needed by something else than the server; null if nothing is known that does. */
export function otherUse(uses: ProjectUses): string | null {
  const { image, first } = uses;
  const after = image.steps.slice(image.steps.indexOf(first) + 1);
  if (after.some(step => step.instruction.keyword === 'RUN' && !isHarmless(step, image)))
    return 'a later RUN may use its files';
  if (image.steps.some(({ instruction }) => instruction.keyword === 'ONBUILD')) return 'it has an ONBUILD';
  if (image.dependentsOf(first.stage).length > 0) return 'another stage builds on it';
  return useByCheck(uses);
}

/** Whether all commands of a RUN are known, and see nothing of the project. */
function isHarmless({ instruction }: BuildStep, image: EditImage): boolean {
  const commands = image.commandsOf(instruction);
  return commands.length > 0 && commands.every(({ name }) => HARMLESS.has(name));
}

/**
 * `next start` listens on all addresses of IPv6 too, `server.js` on those of IPv4: of a name with both, only some programs try the
 * second address.
 */
function useByCheck({ image, config, project, isKept }: ProjectUses): string | null {
  const check = healthCheckOf(config, image.steps);
  if (check === null) return null;
  const names = check.text.split(/[^\w@./+-]+/).filter(name => name !== '');
  if (names.some(name => /^(?:npm|npx|yarn|pnpm|next)$/.test(name))) return 'its HEALTHCHECK runs a package';
  if (/::|\blocalhost\b/.test(check.text) && !names.some(name => /^(?:.*\/)?curl$/.test(name)))
    return 'its HEALTHCHECK asks localhost, which may be an address of IPv6; ask 127.0.0.1';
  const paths = names.flatMap(name =>
    name.startsWith('/') ? [name] : [`${project}/${name}`, `${project}/node_modules/${name}`],
  );
  const isLost = (path: string) =>
    path.startsWith(`${project}/`) && nodeAt<StackNode>(image.root, path) !== undefined && !isKept(path);
  return paths.some(isLost) ? 'its HEALTHCHECK uses one of its files' : null;
}
