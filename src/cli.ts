#!/usr/bin/env node
// Fail closed: whatever goes wrong from here on ends in 2, "could not measure". Node's own code for an uncaught error is 1,
// which here means "over budget". Everything else is imported after that.
process.exitCode = 2;
// Until the escaping is loaded, only plain letters are printed.
let safe = (text: string): string => text.replace(/[^\x20-\x7e]+/g, ' ');
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, error => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`imagebudget: internal error: ${safe(message)}\n`);
    process.exit(2);
  });

const { endProcess, processIo, runCli, terminal, tuneCompiler } = await import('./cli/main.ts');
safe = terminal;
tuneCompiler(process.versions.node);
const beside = (name: string) => new URL(name, import.meta.url);
await endProcess(await runCli(processIo({ layerWorker: beside('./worker.js'), page: beside('./page/') })));
