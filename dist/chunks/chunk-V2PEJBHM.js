import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  progressOn
} from "./chunk-QA7YDRV2.js";
import {
  cacheFolderOf
} from "./chunk-SBI5SFV2.js";
import {
  terminal
} from "./chunk-V4K3ED5H.js";

// src/cli/run-program.ts
import { spawn } from "node:child_process";
var NOT_FOUND = 127;
function runProgramTo(out) {
  return (program, args, { cwd, env, signal, quiet = false, input, onOutput }) => new Promise((resolve, reject) => {
    const killSignal = quiet ? "SIGKILL" : "SIGTERM";
    const child = spawn(program, args, { cwd, env: { ...env }, signal, killSignal, stdio: ["pipe", "pipe", "pipe"] });
    const pass = (chunk) => {
      if (!quiet) out.write(chunk.toString("utf8")).catch(() => void 0);
    };
    child.stdout.on("data", pass);
    if (onOutput) child.stdout.on("data", onOutput);
    child.stdin.on("error", () => void 0);
    child.stdin.end(input);
    child.stderr.on("data", pass);
    child.on("error", (error) => {
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      if ("code" in error && error.code === "ENOENT") resolve(NOT_FOUND);
      else reject(error);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

// src/cli/surroundings.ts
function surroundings(context, flags) {
  const { cwd, env, arch, workers, signal, stdin, stderr } = context;
  const debug = (text) => {
    stderr.write(`imagebudget: debug: ${terminal(text)}
`).catch(() => void 0);
  };
  return {
    cwd,
    env,
    arch,
    workers,
    signal,
    stdin,
    run: runProgramTo(stderr),
    progress: progressOn(stderr),
    engineStore: !flags["no-store"],
    cacheFolder: flags["no-cache"] ? null : cacheFolderOf(env),
    ...flags.debug ? { debug } : {}
  };
}
function textOptions({ stdout, stderr, env }, to, wanted) {
  const out = to === "stdout" ? stdout : stderr;
  const colour = out.isTTY && !env.NO_COLOR && env.TERM !== "dumb";
  return { colour, width: Math.max(60, Math.min(out.columns, 160)), ...wanted };
}

export {
  surroundings,
  textOptions
};
