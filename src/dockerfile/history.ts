/** Reads the history text of an image. Every builder records instructions in its own way. */
import { squeezeLines } from '../image/text.ts';
import { afterBuildArguments, afterShell } from './shell.ts';
import { splitFirst } from './words.ts';

/** An instruction as a Dockerfile would have it. */
export interface HistoryInstruction {
  /** Upper case; empty if the text has an unknown form. */
  keyword: string;
  /** Without the keyword. Runs of blanks are one blank; the line breaks of a heredoc are kept. */
  text: string;
}

const KEYWORDS = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/**
 * Normalises `created_by`. Known forms, `CMD` being the command:
 * - BuildKit: `RUN /bin/sh -c CMD # buildkit`, `RUN |1 A=b /bin/sh -c CMD # buildkit`, `COPY a /b # buildkit`, `ENV A=b`
 * - the classic builder and buildah: `/bin/sh -c CMD`, `|1 A=b /bin/sh -c CMD`, `/bin/sh -c #(nop)  ENV A=b`,
 *   `/bin/sh -c #(nop) COPY file:DIGEST in /b `
 * - kaniko: the instruction as the Dockerfile has it
 */
export function instructionOf(createdBy: string): HistoryInstruction {
  const text = withoutMark(createdBy.trim());
  const [word, rest] = splitFirst(text);
  if (KEYWORDS.has(word)) return { keyword: word, text: argumentsOf(word, rest) };
  const command = afterBuildArguments(text);
  if (command !== null) return { keyword: 'RUN', text: squeezeLines(afterShell(command) ?? command) };
  const inShell = afterShell(text);
  if (inShell === null) return { keyword: '', text: squeezeLines(text) };
  if (!inShell.startsWith('#(nop)')) return { keyword: 'RUN', text: squeezeLines(inShell) };
  const [nop, nopRest] = splitFirst(inShell.slice('#(nop)'.length));
  return { keyword: nop.toUpperCase(), text: argumentsOf(nop.toUpperCase(), nopRest) };
}

/** BuildKit and the buildpacks lifecycle put a mark after what made a layer. */
function withoutMark(text: string): string {
  for (const mark of ['# buildkit', '# buildpacks.io']) {
    if (text.endsWith(mark)) return text.slice(0, -mark.length).trimEnd();
  }
  return text;
}

function argumentsOf(keyword: string, rest: string): string {
  if (keyword === 'RUN') {
    const command = afterBuildArguments(rest) ?? rest;
    return squeezeLines(afterShell(command) ?? command);
  }
  if (keyword === 'COPY' || keyword === 'ADD') return squeezeLines(shortDigests(rest));
  return squeezeLines(rest);
}

/** Cuts the `file:3f9d…` of the classic builder to what docker shows of an ID. That builder also glues it to a `--chown`. */
function shortDigests(text: string): string {
  return text
    .replace(/^(--chown=\S*?)((?:file|dir|multi):[0-9a-f]{64})/, '$1 $2')
    .replace(/\b((?:(?:file|dir|multi):)?[0-9a-f]{12})[0-9a-f]{20,}(?= )/g, '$1');
}
