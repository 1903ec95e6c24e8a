/** The three ways to have packages of apk only while they build, as operations. */
import { joins } from '../../../../advice/edits/commands/run-chain.ts';
import type { EditImage } from '../../../../advice/edits/edit-image.ts';
import type { Operation } from '../../../../dockerfile/edit/operations/types.ts';
import { nameOf } from '../../../../packages/alpine/removal.ts';
import type { BuildInstall } from '../build-install.ts';
import type { Way } from '../ways.ts';

const UNTRUSTED = '--allow-untrusted';

export interface ApkEdit {
  install: BuildInstall;
  /** Names that are installed instead, or that stay. */
  keep: readonly string[];
  image: EditImage;
}

/** Null for a way in which several RUNs would install them. */
export function apkOperations(way: Way, edit: ApkEdit): Operation[] | null {
  const { install, keep, image } = edit;
  const { line } = install.step.instruction;
  const words = install.commands.flatMap(({ build }) => build);
  const deletion = `apk del --no-network ${[...install.names].join(' ')}`;
  if (way.kind === 'purge') {
    const last = install.commands.at(-1);
    if (way.again.length > 0 || last === undefined) return null;
    const argument = keep.join(' ');
    const after = last.words.at(-1) ?? 'add';
    const end = way.chain.runs.at(-1)?.instruction.line ?? line;
    return [
      ...joins(way.chain, image),
      ...(keep.length === 0
        ? []
        : [{ kind: 'add-argument' as const, line, command: last.number, after, argument, ownLines: true }]),
      { kind: 'append-command', line: end, command: deletion },
    ];
  }
  const [chain, ...more] = way.kind === 'move' ? way.again : [];
  const [run, ...joined] = chain?.runs ?? [];
  if (more.length > 0 || joined.length > 0) return null;
  const at = run?.instruction.line;
  const moved: Operation[] =
    at === undefined
      ? []
      : [
          { kind: 'prepend-command', line: at, command: installing(words, install) },
          { kind: 'append-command', line: at, command: deletion },
        ];
  return [...withoutBuild(edit, line), ...moved];
}

/** Without a cache, which would stay in the layer. */
function installing(words: readonly string[], { commands }: BuildInstall): string {
  const isTrusted = commands.every(({ command }) => !command.args.includes(UNTRUSTED));
  return ['apk add --no-cache', ...(isTrusted ? [] : [UNTRUSTED]), ...words].join(' ');
}

/** The installing RUN without the packages to build with. */
function withoutBuild({ install: { commands }, keep }: ApkEdit, line: number): Operation[] {
  return commands.flatMap(({ number, command, words, build }, at): Operation[] => {
    const named = new Set(words.map(nameOf));
    const fresh = at === commands.length - 1 ? keep.filter(name => !named.has(name)) : [];
    const rest = [...words.filter(word => !build.includes(word)), ...fresh];
    if (build.length === 0 && fresh.length === 0) return [];
    if (rest.length === 0) return [{ kind: 'replace-command', line, command: number, text: null }];
    const given = new Set(words);
    const head = command.words.map(({ text }) => text).filter(text => !given.has(text));
    return [{ kind: 'replace-command', line, command: number, text: [...head, ...rest].join(' ') }];
  });
}
