#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/cli.ts
process.exitCode = 2;
for (const event of ["uncaughtException", "unhandledRejection"])
  process.on(event, (error) => {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
    process.stderr.write(`imagebudget: internal error: ${message}
`);
    process.exit(2);
  });
var { runCli, processIo } = await import("./chunks/main-HPAX5GQY.js");
process.exitCode = await runCli(processIo(new URL("./worker.js", import.meta.url)));
