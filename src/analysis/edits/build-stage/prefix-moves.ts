/** A RUN of pip for the image's own Python: it installs into a directory that is copied to `/usr/local`. */
import { environment } from '../../../image/config-paths.ts';
import { canRelocate } from './installing-run.ts';
import { isBytecodeOfOthers, isCache, type MoveFacts, type Moves } from './moves.ts';

const PLACE = '/usr/local';
const PREFIX = '/install';
const PACKAGES = /^\/usr\/local\/lib\/python3\.\d+\/site-packages\//;
/** Of pip itself, which the smaller base has too. */
const OF_PIP =
  /^\/usr\/local\/(?:lib\/python3\.\d+\/site-packages\/(?:pip|wheel)(?:-[^/]+)?(?:\/|$)|bin\/(?:pip[\d.]*|wheel)$)/;

/** Null if the RUN does not install there by pip alone. */
export function prefixMoves(facts: MoveFacts): Moves | string | null {
  const { run, image, config, writes } = facts;
  if (!run.isPips || !writes.files.some(path => PACKAGES.test(path))) return null;
  const setting = [...environment(config).keys()].find(name => /^PIP_(?:PREFIX|TARGET|USER|ROOT|SRC)$/.test(name));
  if (!canRelocate(run) || setting !== undefined) return 'pip is told where to install';
  const { instruction } = run.step;
  if (run.deletesPackages) return 'it also deletes files of packages';
  if (image.root.children?.has(PREFIX.slice(1))) return `${PREFIX} is there already`;
  const { line } = instruction;
  const isLeft = leftOf(facts);
  const reason = unexplained(facts, isLeft);
  if (reason !== null) return reason;
  return {
    copies: [],
    lines: stage => [`COPY --from=${stage} ${PREFIX} ${PLACE}`],
    relocated: [...run.pip.keys()].map(command => ({
      kind: 'add-argument',
      line,
      command,
      after: 'install',
      argument: `--prefix=${PREFIX}`,
    })),
    dropped: [],
    isLeft,
  };
}

/** Bytecode of what the base has, and pip's own files if it is renewed. */
function leftOf({ run, writes }: MoveFacts): (path: string) => boolean {
  const isOthers = isBytecodeOfOthers(writes);
  return path => isCache(path) || isOthers(path) || (run.renewsPip && OF_PIP.test(path));
}

/** What else the RUN did, that copying does not bring. */
function unexplained({ run, image, writes }: MoveFacts, isLeft: (path: string) => boolean): string | null {
  const deleted = writes.deleted.find(path => !isLeft(path));
  if (deleted !== undefined) return `it also replaces ${deleted}`;
  const isThere = (path: string) =>
    [...image.layers.keys()].slice(0, run.layer).some(layer => image.filesOf(layer).has(path));
  for (const path of [...writes.files, ...writes.directories]) {
    if (isLeft(path)) continue;
    if (!path.startsWith(`${PLACE}/`)) return `it also writes ${path}`;
    if (isThere(path)) return `it also replaces ${path}`;
  }
  return null;
}
