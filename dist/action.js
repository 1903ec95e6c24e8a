import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/action.ts
process.exitCode = 2;
for (const event of ["uncaughtException", "unhandledRejection"])
  process.on(event, (error) => {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
    process.stderr.write(`imagebudget: internal error: ${message}
`);
    process.exit(2);
  });
var { runAction } = await import("./chunks/main-6V2E3EGR.js");
process.exitCode = await runAction(new URL("./worker.js", import.meta.url));
