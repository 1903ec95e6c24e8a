/** What every source gives: bytes and facts. Sources decide nothing. */
import type { Environment } from '../environment.ts';
import type { SmallFile } from '../image/small-file.ts';
import type { ImageManifest, Platform, SourceKind } from '../image/types.ts';
import type { IndexCache } from '../layer/cache/index-cache.ts';
import type { LayerBytes } from '../layer/layer-bytes.ts';
import type { Limits } from '../layer/limits.ts';

export interface ImageSource extends AsyncDisposable {
  kind: SourceKind;
  /** As the user named it, without a forcing prefix. */
  reference: string;
  manifest: ImageManifest;
  /** Platforms whose images the source holds too; absent if it holds no others, or is an engine, which may hold any. */
  otherPlatforms?: readonly string[];
  /** How an engine's image was read; other sources have one way only. */
  basis?: EngineBasis;
  /** Bytes of the layer at this index, bottom first. @throws MeasureError if the source lacks them */
  layer(index: number): LayerBytes;
}

/** The engine's export; its own store on this machine; or what the cache has of an earlier export. */
export type EngineBasis = 'export' | 'store' | 'cache';

export interface SourceIo extends Environment {
  limits: Limits;
  /** Files whose contents layers keep. */
  smallFiles: readonly SmallFile[];
  /** Layers that earlier runs read. */
  cache?: IndexCache | undefined;
}

/** An image by its name or path. */
export interface NamedImage {
  /** As the user wrote it, without a forcing prefix. */
  reference: string;
  platform: Platform | null;
}
