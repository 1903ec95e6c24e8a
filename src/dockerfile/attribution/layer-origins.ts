/** What made each layer: the instruction by history, the one in the Dockerfile if a line was found, and its commands. */
import { alignToLayers } from '../../image/history.ts';
import type { ImageManifest } from '../../image/types.ts';
import { type Command, commandsOf } from '../commands.ts';
import { type HistoryInstruction, instructionOf } from '../history.ts';
import type { Dockerfile } from '../parse.ts';
import { withoutFlags } from '../words.ts';
import { attribute } from './attribute-layers.ts';

/** The Dockerfile to trace layers to, with the path to show. */
export interface TracedTo {
  parsed: Dockerfile;
  path: string;
  target: string | null;
  /** What keeps files out of the build context, whether it exists or not; null if its place is not known. */
  ignoreFile: IgnoreFile | null;
  /** Finds that place by files that were copied from the context. */
  ignoreFileFor?: (copied: readonly CopiedFile[]) => IgnoreFile | null;
}

export interface IgnoreFile {
  /** As shown to people. */
  path: string;
  text: string;
}

/** A file that was copied from the build context: its path there. */
export interface CopiedFile {
  path: string;
  bytes: number;
}

export interface LayerOrigin {
  /** The history text; empty for a layer without one. */
  createdBy: string;
  instruction: HistoryInstruction;
  /** Line of the Dockerfile. */
  line: number | null;
  /** The instruction as the Dockerfile has it, with its options, which builders do not record. Null if no line was found. */
  written: HistoryInstruction | null;
  /** The commands of a RUN; none for other instructions. */
  commands: readonly Command[];
}

export interface Origins {
  /** One for each layer, bottom first. */
  layers: readonly LayerOrigin[];
  /** For each history entry the line of the Dockerfile that made it. */
  lines: readonly (number | null)[];
}

/** Traces the layers of an image. */
export function originsOf({ config, layers }: ImageManifest, dockerfile: TracedTo | null): Origins {
  const { history } = config;
  const lines = dockerfile ? attribute(dockerfile.parsed, history, dockerfile.target) : history.map(() => null);
  const layerLines = alignToLayers(history, lines, layers.length);
  const written = new Map(
    (dockerfile?.parsed.stages ?? []).flatMap(({ instructions }) =>
      instructions.map(({ line, keyword, text }): [number, HistoryInstruction] => [line, { keyword, text }]),
    ),
  );
  const origin = (createdBy: string, line: number | null): LayerOrigin => {
    const instruction = instructionOf(createdBy);
    const own = (line === null ? undefined : written.get(line)) ?? null;
    const { keyword, text } = own ?? instruction;
    return {
      createdBy,
      instruction,
      line,
      written: own,
      commands: keyword === 'RUN' ? commandsOf(withoutFlags(text)) : [],
    };
  };
  return { layers: layers.map(({ createdBy }, index) => origin(createdBy, layerLines[index] ?? null)), lines };
}
