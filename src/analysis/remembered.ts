/** Calls the function once for each argument. */
export function remembered<Q, A>(ask: (question: Q) => A): (question: Q) => A {
  const known = new Map<Q, { answer: A }>();
  return question => {
    let found = known.get(question);
    if (found === undefined) {
      found = { answer: ask(question) };
      known.set(question, found);
    }
    return found.answer;
  };
}
