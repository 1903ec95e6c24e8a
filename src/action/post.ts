/** The action's post step, after all steps of the job: it writes the summary that they share. Nothing in it may fail the job. */
process.exitCode = 0;
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, () => {
    process.stdout.write('::warning::the job summary could not be written\n');
    process.exit(0);
  });

const { writeJobSummary } = await import('./summary/job-summary.ts');
await writeJobSummary(process.env);
