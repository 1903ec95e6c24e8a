#!/usr/bin/env node
// Fail closed: whatever goes wrong from here on ends in 2, "could not measure". Node's own code for an uncaught error is 1,
// which here means "over budget". Everything else is imported after that.
process.exitCode = 2;
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, error => {
    // On one line: a log takes what starts another for a command.
    const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    process.stderr.write(`imagebudget: internal error: ${message}\n`);
    process.exit(2);
  });

const { endProcess, processIo, runCli, tuneCompiler } = await import('./cli/main.ts');
tuneCompiler(process.versions.node);
await endProcess(await runCli(processIo(new URL('./worker.js', import.meta.url))));
