import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  HELP,
  nearest
} from "./chunk-OSHH4UAZ.js";
import {
  terminal
} from "./chunk-SSKBKBTE.js";
import {
  VERSION
} from "./chunk-3WVSTMB5.js";
import "./chunk-HPE3OQZE.js";
import {
  EXIT,
  ImagebudgetError,
  MeasureError,
  UsageError,
  codeOf
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/cli/process-io.ts
import { availableParallelism } from "node:os";
var COLUMNS = 100;
function processIo(layerWorker) {
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    arch: process.arch,
    workers: { script: layerWorker, count: availableParallelism() },
    // Asked for when wanted: opening it keeps the process alive until it ends.
    stdin: () => process.stdin.isTTY ? null : process.stdin,
    stdout: output(process.stdout, "standard output"),
    stderr: output(process.stderr, "standard error"),
    onSignal(interrupt) {
      const onInt = () => interrupt(EXIT.interrupted);
      const onTerm = () => interrupt(EXIT.terminated);
      process.on("SIGINT", onInt).on("SIGTERM", onTerm);
      return () => process.off("SIGINT", onInt).off("SIGTERM", onTerm);
    }
  };
}
function output(stream, name) {
  stream.on("error", () => void 0);
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? COLUMNS,
    write: (text) => new Promise(
      (resolve, reject) => stream.write(text, (error) => error ? reject(writeError(error, name)) : resolve())
    )
  };
}
function writeError(error, name) {
  const code = codeOf(error);
  if (code === void 0 || code === "EPIPE") return error;
  return new MeasureError(`${name} cannot be written (${code}), so there is no verdict`, {
    hint: "Check the disk for space, and where the output goes.",
    cause: error
  });
}

// src/cli/main.ts
var COMMANDS = {
  check: async () => (await import("./check-6PV3DPTG.js")).checkCommand,
  inspect: async () => (await import("./inspect-V7GIIVER.js")).inspectCommand,
  ls: async () => (await import("./ls-ETBU7RXQ.js")).lsCommand,
  rules: async () => (await import("./rules-VBMOJ7FA.js")).rulesCommand
};
async function runCli(io) {
  const interrupted = new AbortController();
  let signalled = null;
  const forget = io.onSignal((code) => {
    signalled = code;
    interrupted.abort();
  });
  try {
    const code = await dispatch(io, interrupted.signal);
    return signalled ?? code;
  } catch (error) {
    if (signalled !== null) return signalled;
    await io.stderr.write(failure(error, io.argv.includes("--debug"))).catch(() => void 0);
    return error instanceof ImagebudgetError ? error.exitCode : EXIT.notMeasured;
  } finally {
    forget();
  }
}
async function dispatch(io, signal) {
  const [name, ...args] = io.argv;
  if (name === void 0) {
    await io.stderr.write(HELP.main);
    return EXIT.badUsage;
  }
  if (name === "--version" || name === "-V") {
    await io.stdout.write(`${VERSION}
`);
    return EXIT.pass;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    await io.stdout.write(HELP.main);
    return EXIT.pass;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
  if (load === void 0) {
    const near = nearest(name, Object.keys(COMMANDS));
    throw new UsageError(`there is no command ${JSON.stringify(name.slice(0, 60))}`, {
      hint: near === null ? "See imagebudget --help." : `Did you mean imagebudget ${near}? See imagebudget --help.`
    });
  }
  const command = await load();
  return command({ ...io, args, signal });
}
function failure(error, debug) {
  const lines = [];
  if (error instanceof ImagebudgetError) {
    lines.push(`imagebudget: ${terminal(error.message)}`);
    if (error.hint !== void 0) lines.push(...error.hint.split("\n").map((line) => `  ${terminal(line)}`));
  } else if (error instanceof Error && "code" in error && error.code === "EPIPE") {
    lines.push("imagebudget: nobody reads the output any more, so there is no verdict");
  } else {
    lines.push(`imagebudget: internal error: ${terminal(error instanceof Error ? error.message : String(error))}`);
    lines.push("  This is a bug. Please report it with the output of the same command and --debug.");
  }
  if (debug && error instanceof Error) lines.push(...stack(error));
  return `${lines.join("\n")}
`;
}
function stack(error) {
  const lines = (error.stack ?? "").split("\n").map(terminal);
  return error.cause instanceof Error ? [...lines, "caused by", ...stack(error.cause)] : lines;
}
export {
  processIo,
  runCli
};
