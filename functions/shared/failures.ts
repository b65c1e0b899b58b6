/** The few failures a store may throw; the entry wrappers are their only catchers, everything else is an unknown error. */

/** There is nothing at that id, or nothing this caller may see: both look the same. */
export class Missing extends Error {
  override name = 'Missing';
}

/** Someone else wrote first, or two writes met: load again and decide again. */
export class StaleWrite extends Error {
  override name = 'StaleWrite';
}

/** A command id that was used before came back with another body. */
export class ReusedCommand extends Error {
  override name = 'ReusedCommand';
}

/** Nobody is signed in, or no longer: sign in and come back. What was typed is shown again, so that it can be kept. */
export class SignedOut extends Error {
  override name = 'SignedOut';
}
