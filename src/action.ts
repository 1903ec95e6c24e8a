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

// Before the rest is loaded, so that a log tells at once which program runs. A log that cannot be written ends the step later, when the
// outputs can say so.
const [{ VERSION }, { writeSync }] = await Promise.all([import('./version.ts'), import('node:fs')]);
try {
  writeSync(1, `imagebudget ${VERSION}, Node ${process.versions.node}\n`);
} catch {}

const { runAction, terminal } = await import('./action/main.ts');
safe = terminal;
process.exitCode = await runAction(new URL('./worker.js', import.meta.url));
