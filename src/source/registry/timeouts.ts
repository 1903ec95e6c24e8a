/** How long we wait for a registry, in milliseconds. One object, so that tests can shorten it. */
export const TIMEOUTS = {
  /** Until the headers of an answer are complete. */
  answer: 60_000,
  /** Until `leastBytes` more of a body have come. */
  body: 60_000,
  leastBytes: 1024,
  /** Before the second and the third try. */
  backOff: [1_000, 5_000],
  /** The longest that a registry can ask us to wait. */
  retryAfter: 60_000,
};

/** How often something is tried. */
export const TRIES = 3;
