/** Copies from a stage only what the image lacks: `COPY --from=build /usr/local /usr/local` stores again what the same base has. */
import { type BuildStep, resolved } from '../../../../dockerfile/build/build-steps.ts';
import { CopyMap, copiedBy, destinationOf } from '../../../../dockerfile/build/copy-sources.ts';
import { baseNameOf, stageNamed } from '../../../../dockerfile/build/stages.ts';
import type { Operation } from '../../../../dockerfile/edit/operations/types.ts';
import { type BytePath, matchText } from '../../../../image/byte-path.ts';
import { nodeAt } from '../../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../../stack/merge/merged-tree.ts';
import type { EditImage, Maker } from '../../edit-image.ts';
import { bytesOf, leftOut, nameOf } from '../../trust.ts';
import { type Part, partsToCopy } from './parts-to-copy.ts';
import { type CopiedEntry, copiedEntries } from './repeated-entries.ts';

/** More would be harder to keep than the bytes are worth. */
const MOST_COPIES = 4;
/** The part of the repeated bytes that must go. */
const LEAST = 0.25;
/** A run of Python in the stage, as by `pip`, leaves it all over its library. */
const BYTECODE = /\/__pycache__(?:\/[^/]+\.pyc)?$/;
/** What needs no quotes in a COPY. */
const PLAIN = /^\/[\w./@%+=,-]*$/;

export const narrowCopy: Maker = ({ layer, loss, copies, rule }, image) => {
  const step = image.stepOf(layer);
  if (rule !== null || loss?.cause !== 'metadata' || step?.instruction.keyword !== 'COPY') return null;
  const destination = sharedDirectory(step, image);
  const entries = destination === null ? null : copiedEntries(layer, copies, image);
  if (destination === null || entries === null) return null;
  const needed = entries.filter(({ path }) => !BYTECODE.test(path));
  const parts = partsToCopy(needed, destination);
  const operations = parts === null ? null : operationsFor(step, parts, image.filesOf(layer));
  if (parts === null || operations === null) return null;
  const freed = [...copies].filter(inode => !isCopied(image.lost.get(inode)?.name.path ?? '', parts));
  if (bytesOf(freed) < bytesOf(copies) * LEAST) return null;
  const bytecode = entries.flatMap(entry => bytecodeOf(entry, { layer, parts }, image) ?? []);
  const { line } = step.instruction;
  return {
    edit: {
      id: `narrow-${line}`,
      title: 'Copy only what the image lacks',
      trust: bytecode.length === 0 ? 'same' : 'fewer',
      leftOut: leftOut(new Set(bytecode), nameOf, image),
      line,
      second: null,
      operations,
      ignoreLines: [],
    },
    copies: new Set([...freed, ...bytecode]),
    isPartial: true,
    fromCopier: true,
  };
};

/** Whether a part has the path: of a directory that is copied as a whole, what the image has already too. */
function isCopied(path: BytePath, parts: readonly Part[]): boolean {
  return parts.some(({ directory, files }) => files === null && matchText(path).startsWith(`${directory}/`));
}

/** What Python compiled in the stage of files that the image has: the copies leave it behind. */
function bytecodeOf(
  { path, isRepeated }: CopiedEntry,
  { layer, parts }: { layer: number; parts: readonly Part[] },
  { root }: EditImage,
): StackInode | null {
  if (isRepeated || !path.endsWith('.pyc') || !BYTECODE.test(path) || isCopied(path, parts)) return null;
  const inode = nodeAt<StackNode>(root, path)?.inode ?? null;
  return inode?.layer === layer && inode.names === 1 ? inode : null;
}

/** Where a COPY of one directory from a stage goes, if that stage starts from the same base image; else null. */
function sharedDirectory(step: BuildStep, { dockerfile, steps }: EditImage): string | null {
  const { line, text } = step.instruction;
  const copied = copiedBy(text);
  const destination = copied === null ? null : destinationOf(step, copied);
  const stage = copied?.from == null ? null : stageNamed(dockerfile, copied.from, line);
  if (copied === null || destination === null || stage === null || copied.sources.length !== 1) return null;
  // What is not seen in a layer: with a layer of its own, a link makes directories anew.
  if (step.options.some(option => option.startsWith('--link'))) return null;
  // Capabilities of a file are not compared.
  if (stage.instructions.some(one => /\bset(?:cap|fattr|facl)\b/.test(one.text))) return null;
  const target = dockerfile.stages.findIndex(({ line: at }) => at === steps.find(({ ofTarget }) => ofTarget)?.stage);
  const bases = [dockerfile.stages.indexOf(stage), target].map(at => (at < 0 ? null : baseNameOf(dockerfile, `${at}`)));
  return bases[0] === bases[1] && bases[0] !== null && bases[0] !== 'scratch' ? destination : null;
}

/** The first part takes the place of what was copied, and the others follow; null if there are too many, or if a name is odd. */
function operationsFor(step: BuildStep, parts: readonly Part[], files: ReadonlySet<string>): Operation[] | null {
  const { line, text } = step.instruction;
  const copied = copiedBy(text);
  const destination = copied === null ? null : destinationOf(step, copied);
  if (parts.length === 0) return [{ kind: 'remove-instruction', line }];
  if (copied === null || destination === null || parts.length > MOST_COPIES) return null;
  const map = new CopyMap(copied, destination, path => files.has(path));
  const all = parts.map(part => wordsFor(part, map));
  if (all.includes(null)) return null;
  const [first = [], ...others] = all.map(words => words ?? []);
  const start = ['COPY', ...step.options].join(' ');
  const inserted = others.map(words => `${start} ${words.join(' ')}`);
  return [
    { kind: 'replace-copied', line, words: first },
    ...inserted.map((one): Operation => ({ kind: 'insert', line, where: 'after', text: one })),
  ];
}

/** Sources and destination; null if one cannot be written without quotes, or is not known. */
function wordsFor({ directory, files }: Part, map: CopyMap): string[] | null {
  const targets = files === null ? [directory] : files.map(name => resolved(directory, name));
  const sources = targets.map(target => map.sourceOf(target) ?? '');
  const words = [...sources, files === null ? directory : directory.replace(/\/?$/, '/')];
  return words.every(word => PLAIN.test(word)) ? words : null;
}
