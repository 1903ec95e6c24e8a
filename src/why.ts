/** Another job: why a container needs one file of an image at run time. */
import { SMALL_FILES } from './analysis/small-files.ts';
import { explainPaths } from './analysis/why/explain.ts';
import type { Why } from './analysis/why/types.ts';
import type { Environment } from './environment.ts';
import { MeasureError, onOneLine, UsageError } from './errors.ts';
import { parsePlatform } from './image/platform.ts';
import { DEFAULT_LIMITS, type Limits } from './layer/limits.ts';
import { readLayers } from './layer/read-layers.ts';
import { openSource } from './source/open.ts';
import { parseSource } from './source/request.ts';
import { sourceIo } from './source/source-io.ts';

export interface WhyRequest {
  source: string;
  /** Of the image's file system; a slash at its start may be left out. */
  path: string;
  platform: string | null;
  verify: boolean;
  /** Limits that differ from the usual. */
  limits: Partial<Limits>;
}

/** @throws UsageError if the image has no such path; MeasureError if its files cannot be read */
export async function why(request: WhyRequest, environment: Environment): Promise<Why> {
  const { source, path, platform, verify } = request;
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const io = sourceIo(environment, { limits, verify, smallFiles: SMALL_FILES });
  const image = await openSource(parseSource(source), platform === null ? null : parsePlatform(platform), io);
  try {
    const { layers } = await readLayers(image, { verify, io });
    const answers = await explainPaths([path], { config: image.manifest.config, layers, limits });
    if (answers === 'unread') throw unread(source);
    const [found] = answers;
    if (!found)
      throw new UsageError(`--why: ${onOneLine(source)} has no ${onOneLine(path)}`, {
        hint: `imagebudget ls ${onOneLine(source)} lists all that it has.`,
      });
    return found;
  } finally {
    await image[Symbol.asyncDispose]();
  }
}

function unread(source: string): MeasureError {
  return new MeasureError(`--why: the files of ${onOneLine(source)} cannot be read a second time from here`, {
    hint: 'Save the image to a file and name that: docker save web:ci -o web.tar',
  });
}
