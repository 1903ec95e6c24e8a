/** A real Alpine image from the test material. */
import { join } from 'node:path';
import { shared } from '../archives/samples.ts';
import type { Engine } from '../engines/engine.ts';
import { fileServer } from '../registries/local-server.ts';
import { writeApkRepository } from './apk-repository.ts';

const ARCHIVE = 'corpora/trivy/pkg/fanal/test/testdata/alpine-311.tar.gz';

/** Loads Alpine 3.11; returns the image's name. */
export async function alpineBase(on: Engine): Promise<string> {
  await on.docker(['load', '--input', join(shared ?? '', ARCHIVE)]);
  return 'alpine:3.11';
}

/** Serves a repository with the package `demo`; returns its address. */
export async function apkRepository(on: Engine, alpine: string, folder: string): Promise<string> {
  return fileServer(await writeApkRepository(on, alpine, folder));
}
