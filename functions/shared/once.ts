/** What was answered is known as long as the asking function lives; what failed is asked again. */
export function once<Args extends unknown[], Result>(
  ask: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  let known: Promise<Result> | undefined;
  return (...args) => {
    known ??= ask(...args).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
