/** The action `plan`: which jobs check the images of a config, each on a runner of its own. */
// Fail closed, as in action.ts.
process.exitCode = 2;
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, () => {
    process.stdout.write('::error::imagebudget: internal error, so there is no plan\n');
    process.exit(2);
  });

const { runPlan } = await import('./run-plan.ts');
process.exitCode = await runPlan(process.env);
