// What Dockerfiles of the proof download: files and package repositories on this machine's loopback.
import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadTypeScript } from '../../../scripts/load-typescript.mjs';
import { run } from './run.mjs';
import { answerPip } from './wheels.mjs';

/** As the Dockerfiles name it. */
const PORT = 18099;
const WAIT_MS = 1_800_000;

const SCRIPT = `set -eu
mkdir -p tool/bin tool/share fonts model greeter
printf '#!/bin/sh\\necho hello from tool\\n' > tool/bin/tool && chmod 755 tool/bin/tool
head -c 5000000 /dev/urandom > tool/share/data.bin
tar --owner=0 --group=0 -czf tool.tar.gz tool
head -c 3000000 /dev/urandom > fonts/sans.ttf && zip -q -r fonts.zip fonts
head -c 4000000 /dev/urandom > model/weights.bin && tar --owner=0 --group=0 -cJf model.tar.xz model
printf '<?php\\nfunction greet($name) {\\n    return "hello from $name";\\n}\\n' > greeter/greeter.php
head -c 1000000 /dev/urandom > greeter/words.bin && zip -q -r greeter.zip greeter
{ echo value; seq 200000; } > measurements.csv && gzip -9 measurements.csv
rm -r tool fonts model greeter`;

/** Takes the port that the Dockerfiles name. Another run that has it is waited for: its builds would disturb ours. */
async function listen(server) {
  for (const deadline = Date.now() + WAIT_MS; ; await sleep(1000)) {
    server.removeAllListeners('error').removeAllListeners('listening');
    const error = await new Promise(resolve => {
      server.once('error', resolve);
      server.listen(PORT, '127.0.0.1', () => resolve(null));
    });
    if (error === null) return;
    if (Date.now() > deadline) throw new Error(`port ${PORT}, which the Dockerfiles name, is taken: ${error.message}`);
  }
}

/** Makes the files and serves them until `stop`. */
export async function serveDownloads(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run('sh', ['-c', SCRIPT], { cwd: folder });
  const wheels = [];
  const server = createServer(({ url }, answer) => {
    const asked = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    if (answerPip(wheels, asked, answer)) return;
    const path = join(folder, asked);
    const size = statSync(path, { throwIfNoEntry: false })?.isFile() ? statSync(path).size : null;
    answer.writeHead(size === null ? 404 : 200, size === null ? {} : { 'content-length': size });
    if (size === null) answer.end();
    else createReadStream(path).pipe(answer);
  });
  await listen(server);
  return {
    folder,
    wheels,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Serves a folder of an image, such as a package repository, under a name. */
export async function serveFromImage(engine, downloads, [image, path, name]) {
  const { stdout } = await engine.docker(['create', '--network', 'none', image, 'never-run']);
  const container = stdout.trim();
  try {
    rmSync(join(downloads.folder, name), { recursive: true, force: true });
    await engine.docker(['cp', `${container}:${path}`, join(downloads.folder, name)]);
  } finally {
    await engine.docker(['rm', container]);
  }
}

/** Serves a package for Alpine's apk under `apk`. */
export async function serveApk(engine, downloads, alpine) {
  const { writeApkRepository } = await loadTypeScript(`export * from './__tests__/kit/apps/apk-repository.ts';`);
  await writeApkRepository(engine, alpine, downloads.folder);
}
