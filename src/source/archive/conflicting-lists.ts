/**
 * An archive that lists its images twice, in index.json for containerd and in manifest.json for everything else: whoever loads it
 * reads one of the two. They must mean the same image.
 */
import { MeasureError } from '../../errors.ts';
import { sha256Of } from '../../image/digest.ts';
import { type ArchivedImage, type ParsedManifest, parseArchiveManifest, parseImageConfig } from '../../image/parse.ts';
import { samePlatform } from '../../image/platform.ts';
import { meansReference } from '../../image/reference.ts';
import type { Digest, Platform } from '../../image/types.ts';
import { blobDigest } from '../files/blob-name.ts';
import { type FileSet, readDocument } from '../files/files.ts';

const SAY_PLATFORM = 'Engines load one or the other. Say which platform is meant';

/** What index.json means by what was asked for. */
export interface IndexedImage {
  /** What was asked for, and the names that index.json has for it; null where nothing was. */
  names: readonly string[] | null;
  platform: Platform | null;
  /** Configs of the image for all platforms that are held. */
  configs: readonly Digest[];
  chosen: ParsedManifest;
}

/** @throws MeasureError where there is a manifest.json that means another image */
export function checkSecondList(files: FileSet, image: IndexedImage, limit: number): void {
  const file = files.get('manifest.json');
  if (file === null) return;
  const listed = parseArchiveManifest(readDocument(file, 'manifest.json', limit), 'manifest.json');
  // An empty list contradicts nothing: Docker 25 leaves index.json empty where it saves an image by its ID.
  if (listed.length === 0) return;
  const configs = new Map<string, Digest | null>();
  const configOf = ({ config }: ArchivedImage) => {
    const known = configs.get(config);
    const digest = known === undefined ? configDigest(config, files, limit) : known;
    configs.set(config, digest);
    return digest;
  };
  const { names, platform, chosen } = image;
  const held: ReadonlySet<Digest | null> = new Set(image.configs);
  const named = names === null ? listed : listed.filter(({ tags }) => tags.some(tag => isAmong(tag, names)));
  // A name that only index.json has, such as a tag alone, or a digest.
  const meant = named.length > 0 ? named : listed.filter(entry => held.has(configOf(entry)));
  const isShared = named !== listed && new Set(named.map(configOf)).size > 1;
  const isOther = meant.some(entry => !held.has(configOf(entry)));
  const isSame = (entry: ArchivedImage) => configOf(entry) === chosen.config.digest;
  const same = meant.filter(isSame);
  if (meant.length === 0 || isShared || isOther || !same.every(entry => hasLayers(entry, chosen)))
    throw disagreement(files.name);
  if (platform !== null) {
    const others = new Set(meant.filter(entry => !isSame(entry)).map(({ config }) => config));
    if ([...others].some(name => isFor(platform, { name, files, limit }))) throw disagreement(files.name);
  } else if (same.length === 0)
    throw new MeasureError(`${files.name}: manifest.json means another platform's image than index.json`, {
      hint: {
        commandLine: `${SAY_PLATFORM}: --platform, or "platform" in the config.`,
        action: `${SAY_PLATFORM}: the input "platform", or "platform" in the config.`,
      },
    });
}

/** Whether an image's own config states this platform, whatever index.json states of it. */
function isFor(platform: Platform, { name, files, limit }: { name: string; files: FileSet; limit: number }): boolean {
  const file = files.get(name);
  if (file === null) return false;
  const config = parseImageConfig(readDocument(file, 'the image config', limit), 'the image config');
  return samePlatform(config.platform, platform);
}

function isAmong(tag: string, names: readonly string[]): boolean {
  return names.some(name => meansReference(name, tag) || meansReference(tag, name));
}

/** A blob is named by its digest, which is checked where it is read; any other file is what it holds. */
function configDigest(name: string, files: FileSet, limit: number): Digest | null {
  const digest = blobDigest(name);
  if (digest !== null) return digest;
  const file = files.get(name);
  return file && sha256Of(readDocument(file, 'the image config', limit));
}

/** Layers that are not named by a digest are those of the config, or no engine loads them. */
function hasLayers({ layers }: ArchivedImage, chosen: ParsedManifest): boolean {
  const digests = layers.map(blobDigest);
  return (
    digests.length === chosen.layers.length &&
    digests.every((digest, at) => digest === null || digest === chosen.layers[at]?.digest)
  );
}

function disagreement(where: string): MeasureError {
  return new MeasureError(`${where}: index.json and manifest.json name different images`, {
    hint: 'Engines load one or the other. Save the image again.',
  });
}
