import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openFromEngine
} from "./chunk-TQZWZPYK.js";
import "./chunk-XZ666ZMN.js";
import "./chunk-TXOKYXS3.js";
import "./chunk-GEIUPSR6.js";
import "./chunk-JH3RYL4L.js";
import "./chunk-6R5PW5L4.js";
import "./chunk-NSZMKYW3.js";
import "./chunk-NWKAKDZI.js";
import "./chunk-474TXXUP.js";
import "./chunk-OGOWTOFU.js";
import "./chunk-VBAJM7DR.js";
import "./chunk-KUX3JCRT.js";
import "./chunk-M62B2PZL.js";
import "./chunk-74GFGGQ6.js";
import {
  formatPlatform
} from "./chunk-OGCHTJQN.js";
import {
  asDigest
} from "./chunk-XOK6GZ2W.js";
import "./chunk-SXAFARRY.js";
import "./chunk-5TPRPYVJ.js";
import "./chunk-2ATB6TBB.js";
import "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/source/build.ts
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
var NO_PROGRAM = 127;
async function openBuild(request, io) {
  refuseForeignCode(io);
  const scratch = await mkdtemp(join(temporaryFolder(io.env), "imagebudget-build-"));
  try {
    const idFile = join(scratch, "image-id");
    const options = {
      cwd: resolve(io.cwd, request.directory),
      env: { ...io.env, DOCKER_BUILDKIT: "1" },
      signal: io.signal
    };
    io.progress.stage(`building ${request.context}`, null);
    const code = await io.run(
      "docker",
      [...await buildCommand(options, io), ...buildArguments(request, idFile)],
      options
    );
    io.progress.done();
    if (code !== 0)
      throw new MeasureError(`docker build of ${request.context} failed with exit code ${code}`, {
        hint: "Its output is above. Nothing was measured."
      });
    const id = await builtImage(idFile, request.context);
    const source = await openFromEngine({ reference: id, platform: request.platform }, io, "build");
    return { ...source, reference: request.context, [Symbol.asyncDispose]: () => source[Symbol.asyncDispose]() };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
function temporaryFolder(env) {
  return env.TMPDIR || env.TEMP || env.TMP || "/tmp";
}
async function builtImage(idFile, context) {
  const id = await readFile(idFile, "utf8").catch(() => "");
  if (asDigest(id.trim()) !== null) return id.trim();
  throw new MeasureError(`docker build of ${context} did not say which image it built`, {
    hint: "Its output is above. Build the image by itself and measure it by its name."
  });
}
function buildArguments(request, idFile) {
  return [
    "--iidfile",
    idFile,
    ...request.file === null ? [] : ["--file", request.file],
    ...request.target === null ? [] : ["--target", request.target],
    ...request.platform === null ? [] : ["--platform", formatPlatform(request.platform)],
    ...Object.entries(request.args).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]),
    "--",
    request.context
  ];
}
async function buildCommand(options, io) {
  const code = await io.run("docker", ["buildx", "version"], { ...options, quiet: true });
  if (code === NO_PROGRAM)
    throw new MeasureError("there is no docker command to build with", {
      hint: "Install the Docker CLI, or build the image elsewhere and measure it saved."
    });
  return code === 0 ? ["buildx", "build", "--load"] : ["build"];
}
function refuseForeignCode(io) {
  if (io.env.GITHUB_EVENT_NAME !== "pull_request_target") return;
  throw new UsageError(
    "building under pull_request_target is refused: it would run a fork’s Dockerfile with this repository’s secrets",
    {
      hint: "Run the workflow on pull_request, or measure an image that another job has built and saved."
    }
  );
}
export {
  buildArguments,
  openBuild
};
