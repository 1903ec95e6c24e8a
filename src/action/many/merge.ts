/** The action `merge`: one verdict, one summary and one comment from the reports of many runners. */
// Fail closed, as in action.ts.
process.exitCode = 2;
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, () => {
    process.stdout.write('::error::imagebudget: internal error, so there is no verdict\n');
    process.exit(2);
  });

const { runMerge } = await import('./run-merge.ts');
process.exitCode = await runMerge(process.env);
