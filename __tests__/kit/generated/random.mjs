// Choices that a seed decides.

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function random(seed) {
  const next = numbers(seed);
  const below = count => Math.floor(next() * count);
  const oneOf = list => list[below(list.length)];
  return {
    below,
    oneOf,
    /** In so many of a hundred cases. */
    chance: percent => next() * 100 < percent,
    between: (least, most) => least + below(most - least + 1),
    /** Some of a list, in its order. */
    some: (list, percent) => list.filter(() => next() * 100 < percent),
    shuffled: list =>
      list
        .map(item => [next(), item])
        .sort(([a], [b]) => a - b)
        .map(([, item]) => item),
  };
}
