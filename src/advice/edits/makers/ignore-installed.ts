/** Keeps packages out of the build context that a RUN installs anew: what it writes over or deletes was copied for nothing. */
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import { writtenLines } from '../context-lines.ts';
import type { Maker } from '../edit-image.ts';

const INSTALLED = /^(.*?\/(?:node_modules|vendor|\.venv|venv|bower_components))\//;

export const ignoreInstalled: Maker = ({ layer, loss, paths, copies, rule }, image) => {
  const [step, last] = [image.stepOf(layer), loss === null ? null : image.stepOf(loss.layer)];
  if (rule !== null || step?.instruction.keyword !== 'COPY' || last?.instruction.keyword !== 'RUN') return null;
  const copied = copiedBy(step.instruction.text);
  const destination = copied === null ? null : destinationOf(step, copied);
  if (copied?.kind !== 'context' || destination === null || image.ignoreLines === null) return null;
  const directories = [...new Set(paths.map(path => INSTALLED.exec(path)?.[1] ?? ''))];
  const files = image.filesOf(layer);
  const map = new CopyMap(copied, destination, path => files.has(path));
  const sources = directories.map(directory => (directory === '' ? null : map.sourceOf(directory)));
  const lines = sources.flatMap(source => (source === null || source === '/' ? [] : source.slice(1)));
  if (lines.length !== sources.length) return null;
  const ignoreLines = writtenLines(
    lines.map(path => ({ path, anywhere: false })),
    image,
    { copy: step.instruction },
  );
  if (ignoreLines === null) return null;
  const { line } = step.instruction;
  return {
    edit: {
      id: `ignore-installed-${line}`,
      title: 'Leave out packages that a RUN installs anew',
      trust: 'same',
      leftOut: [],
      line,
      second: { line: last.instruction.line, does: 'installs them anew' },
      operations: [],
      ignoreLines,
    },
    copies,
    fromCopier: false,
  };
};
