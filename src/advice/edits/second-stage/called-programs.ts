/** Packages with the programs that an entry script or a HEALTHCHECK runs beside the image's own. */
import { commandsOf, simpleCommands } from '../../../dockerfile/commands.ts';
import { healthCheckOf } from '../../../dockerfile/healthcheck.ts';
import { bytesOf } from '../../../image/byte-path.ts';
import { programDirectories } from '../../../image/config-paths.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import type { StageFacts } from './checks.ts';
import { baseNames } from './packages.ts';

/** Programs for which a package of the same name is enough: they need no settings. */
const ALONE: ReadonlySet<string> = new Set(['curl', 'wget', 'jq', 'gosu', 'tini', 'dumb-init', 'su-exec']);
/** Of the shell itself. */
const BUILT_IN: ReadonlySet<string> = new Set(['exit', 'true', 'false', 'test', '[']);
/** Every system has them. */
const ACCOUNTS = /^\/etc\/(?:passwd|group|hosts|resolv\.conf|hostname)$/;

/** Names of packages, beyond those of every system; a sentence if what runs is not known. */
export function calledPackages(facts: StageFacts): Set<string> | string {
  const { image, needs } = facts;
  const names = new Set<string>();
  for (const name of checkOf(facts)?.programs ?? []) {
    if (!ALONE.has(name) || needs.packages.get(name) === undefined) return 'its HEALTHCHECK runs another program';
    names.add(name);
  }
  const inBase = baseNames(needs.packages);
  for (const { path, file } of programsOf(facts)) {
    const owner = needs.ownerOf(file.inode);
    if (file === needs.program.file || ACCOUNTS.test(path) || (owner !== null && inBase.has(owner.name))) continue;
    const isOwn = (file.inode?.layer ?? -1) >= image.baseLayers;
    if (owner === null && isOwn && !path.includes('/bin/')) continue;
    if (owner === null || !ALONE.has(owner.name)) return `${needs.script?.path} may run ${path}`;
    names.add(owner.name);
  }
  return names;
}

/** They print their words. */
const PRINTS = /^(?:echo|printf|:)$/;

/** Files that words of the entry script may name, so that no program of it is missed. */
function programsOf({ image: { root }, config, needs: { script } }: StageFacts): { path: string; file: StackNode }[] {
  const paths = programDirectories(config);
  const follow = follower(root);
  const commands = simpleCommands(script?.text ?? '');
  const words = commands.flatMap(all => (PRINTS.test(all[0] ?? '') ? all.slice(0, 1) : all));
  const named = new Set(words.flatMap(word => word.split(/[^\w./+@[-]+/)));
  const all = [...named].flatMap(word =>
    word.includes('/') ? [word] : paths.map(directory => `${directory}/${word}`),
  );
  return all.flatMap(path => {
    const file = path.startsWith('/') ? (follow.path(bytesOf(path)) as StackNode | null) : null;
    return file?.inode ? [{ path, file }] : [];
  });
}

interface Check {
  /** But the image's own one and the shell's. */
  programs: string[];
  byShell: boolean;
}

/** Null if nothing is checked. */
function checkOf({ image: { steps }, config, needs: { program } }: StageFacts): Check | null {
  const check = healthCheckOf(config, steps);
  if (check === null) return null;
  const [first] = check.words ?? [];
  if (first === program.words[0] || first === program.path) return { programs: [], byShell: false };
  if (first !== undefined) return { programs: [first.slice(first.lastIndexOf('/') + 1)], byShell: false };
  const named = /[`$]/.test(check.text) ? [''] : commandsOf(check.text).map(({ name }) => name);
  return { programs: [...new Set(named)].filter(name => !BUILT_IN.has(name)), byShell: true };
}

/** Whether something else than the program runs in the container. */
export function callsOthers(facts: StageFacts): boolean {
  const check = checkOf(facts);
  return facts.needs.script !== null || (check !== null && (check.byShell || check.programs.length > 0));
}
