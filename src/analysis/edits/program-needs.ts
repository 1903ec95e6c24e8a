/** Reads what another base would have to bring, where that can lead to an edit: other images are not read again. */
import type { TracedTo } from '../../dockerfile/attribution/layer-origins.ts';
import type { ImageManifest } from '../../image/types.ts';
import type { Packages } from '../../packages/find-packages.ts';
import { entryProgram } from '../../runtime/entry-program.ts';
import { entryScript } from '../../runtime/entry-script.ts';
import { type JarProgram, jarProgram, whyJarNeedsMore } from '../../runtime/jar-program.ts';
import { fileReader, type NotKnown, notKnown } from '../../runtime/read-files.ts';
import { type RuntimeNeeds, runtimeNeeds, startedBy } from '../../runtime/runtime-needs.ts';
import type { ReadableLayer } from '../../stack/file-contents.ts';
import type { StackRoot } from '../../stack/merge/merged-tree.ts';
import type { BaseImage } from '../types.ts';
import { type AlpineFacts, alpineFacts } from './smaller-base/alpine.ts';
import { type SiblingFacts, siblingFacts } from './smaller-base/smaller-base.ts';

export interface NeedsFacts {
  manifest: ImageManifest;
  dockerfile: TracedTo | null;
  base: BaseImage | null;
  root: StackRoot;
  layers: readonly ReadableLayer[];
  packages: Packages;
}

export interface OtherBases {
  /** What the program of a container needs. */
  needs: RuntimeNeeds | NotKnown;
  /** The Java archive that it starts, in the image with that base; null if it starts another program. */
  jar: { program: JarProgram; present: string } | NotKnown | null;
  /** What is known about a smaller base; null if no smaller base is known. */
  sibling: (SiblingFacts & { packages: Packages }) | NotKnown | null;
  /** What is known about its variant on Alpine; null if none is known, or if it will not do. */
  alpine: AlpineFacts | null;
}

/** @throws MeasureError if a layer has changed since it was read */
export async function otherBases(facts: NeedsFacts): Promise<OtherBases> {
  const sibling = await siblingFacts(facts);
  return {
    needs: await needsOf(facts),
    jar: await jarOf(facts),
    sibling: sibling === null || 'reason' in sibling ? sibling : { ...sibling, packages: facts.packages },
    alpine: await alpineFacts(facts, sibling),
  };
}

async function jarOf({ manifest, dockerfile, base, root, layers }: NeedsFacts): Promise<OtherBases['jar']> {
  if (dockerfile?.parsed.stages.length !== 1 || base === null) return null;
  const program = jarProgram(manifest.config, root);
  if (program === null) return null;
  const more = await whyJarNeedsMore(program, fileReader(layers));
  return more ?? { program, present: base.name ?? '' };
}

async function needsOf(facts: NeedsFacts): Promise<RuntimeNeeds | NotKnown> {
  const { manifest, dockerfile, base, root, layers, packages } = facts;
  const { config } = manifest;
  if (dockerfile?.parsed.stages.length !== 1 || base === null) return notKnown('there is no Dockerfile of one stage');
  const indexes = layers.map(({ index }) => index);
  const image = { config, root, layers: indexes, packages, readFiles: fileReader(layers) };
  const script = await entryScript(image, base.layers);
  if (typeof script === 'string') return notKnown(script);
  const program = entryProgram(startedBy(script, config), root);
  if (typeof program === 'string') return notKnown(program);
  if ((program.file.inode?.layer ?? 0) < base.layers) return notKnown(`${program.path} came with the base image`);
  return runtimeNeeds(image, script);
}
