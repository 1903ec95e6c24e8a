import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  programRunner,
  progressOn
} from "./chunk-WFIJJR7A.js";
import {
  cacheFolderOf
} from "./chunk-3EBYDLDM.js";
import {
  terminal
} from "./chunk-SSKBKBTE.js";

// src/cli/surroundings.ts
function surroundings(context, flags) {
  const { cwd, env, arch, workers, signal, stdin, stderr } = context;
  const debug = (text) => {
    stderr.write(`imagebudget: debug: ${terminal(text)}
`).catch(() => void 0);
  };
  const write = (text) => void stderr.write(text).catch(() => void 0);
  return {
    cwd,
    env,
    arch,
    workers,
    signal,
    stdin,
    run: programRunner({ write, kill: process.kill.bind(process), platform: process.platform }),
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
