// With FUZZ_SEED, random tests run the same cases every time: a change is judged by itself, not by what chance finds that day.
if (process.env.FUZZ_SEED) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED) });
}
