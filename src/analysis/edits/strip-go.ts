/** The edit that has Go's linker leave out symbols and debug information: https://pkg.go.dev/cmd/link. */
import type { Candidate, EditImage } from '../../advice/edits/edit-image.ts';
import { has } from '../../advice/hints/commands.ts';
import { copiedBy } from '../../dockerfile/build/copy-sources.ts';
import type { WrittenCommand } from '../../dockerfile/edit/written-commands.ts';
import { displayPath } from '../../image/byte-path.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';

interface GoBuild {
  line: number;
  command: number;
  /** The program's name, without its directory. */
  program: string;
}

/**
 * For the one `go build` of the Dockerfile that keeps symbols, if the image has its program. Null if there are several, if the command
 * does not name the program, or if it or a variable has flags of the linker.
 */
export function stripGo(image: EditImage): Candidate | null {
  const build = onlyBuild(image);
  if (build === null) return null;
  const shrinks = programsOf(build, image);
  if (shrinks.size === 0) return null;
  const { line, command } = build;
  const bytes = [...shrinks.values()].reduce((sum, one) => sum + one, 0);
  return {
    edit: {
      id: `strip-${line}`,
      title: 'Build without symbols and debug information',
      trust: 'fewer',
      leftOut: [{ name: `symbols of ${build.program}`, bytes }],
      line,
      second: null,
      operations: [{ kind: 'add-argument', line, command, after: 'build', argument: "-ldflags='-s -w'" }],
      ignoreLines: [],
    },
    copies: new Set(),
    shrinks,
    findings: ['unstripped-elf', 'hint-go-strip'],
    fromCopier: false,
  };
}

function onlyBuild(image: EditImage): GoBuild | null {
  const { instructions } = image.dockerfile;
  if (instructions.some(({ text }) => /\bGOFLAGS\b|ldflags|\bdlv\b/.test(text))) return null;
  const builds = instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap(instruction => [...image.commandsOf(instruction).entries()].map(of => [instruction.line, ...of] as const))
    .filter(([, , command]) => command.name === 'go' && has(command, 'build', 'install'));
  const [first] = builds;
  if (first === undefined || builds.length > 1) return null;
  const [line, command, written] = first;
  const program = written.args[0] === 'build' ? outputOf(written) : null;
  return program === null ? null : { line, command, program };
}

/** Null if the output is a directory, or not known. */
function outputOf({ args }: WrittenCommand): string | null {
  const at = args.indexOf('-o');
  const path = at === -1 ? args.find(arg => arg.startsWith('-o='))?.slice('-o='.length) : args[at + 1];
  if (path === undefined || path.includes('$')) return null;
  return baseName(path) || null;
}

/** The visible Go programs of that name with symbols, each with the bytes of these. */
function programsOf({ line, program }: GoBuild, image: EditImage): Map<StackInode, number> {
  const reader = image.records();
  const all = image.layers.slice(image.baseLayers).flatMap((index, above) => {
    const layer = image.baseLayers + above;
    const step = image.stepOf(layer);
    return index.withModules().flatMap((entry): [StackInode, number][] => {
      const bytes = index.symbolBytes(entry);
      const inode = reader.at(`/${index.path(entry)}`)?.inode;
      if (bytes === 0 || inode?.layer !== layer || inode.entry !== entry || step === null) return [];
      const { keyword, text } = step.instruction;
      const isBuilt =
        keyword === 'COPY'
          ? isCopied(text, program)
          : step.instruction.line === line && baseName(displayPath(index.path(entry))) === program;
      return isBuilt ? [[inode, bytes]] : [];
    });
  });
  // Beside another program it would not be known which one the command made.
  return new Map(all.length === 1 ? all : []);
}

/** Whether a COPY brings the program itself from a stage, under whatever name. */
function isCopied(text: string, program: string): boolean {
  const copied = copiedBy(text);
  return copied?.kind === 'stage' && copied.sources.length === 1 && baseName(copied.sources[0] ?? '') === program;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
