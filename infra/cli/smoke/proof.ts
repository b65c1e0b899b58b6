/** What one proof came to: AWS does as is assumed, it does not, or it could not be seen from here. */

export interface Proof {
  what: string;
  state: 'proven' | 'not so' | 'not seen';
  /** What was seen. */
  says: string;
  /** What to do, or how to see it otherwise. */
  remedy?: string;
}

/** What a proof needs to wait: for what AWS does meanwhile. */
export interface Waiting {
  pause: () => Promise<unknown>;
  /** How often it is asked again before it is given up. */
  times: number;
}

export const proven = (what: string, says: string): Proof => ({ what, state: 'proven', says });
export const notSo = (what: string, says: string, remedy: string): Proof => ({ what, state: 'not so', says, remedy });
export const notSeen = (what: string, says: string, remedy: string): Proof => ({
  ...{ what, state: 'not seen', says, remedy },
});

/** Until it says something; undefined when it never did. */
export async function until<T>(ask: () => Promise<T | undefined>, { pause, times }: Waiting): Promise<T | undefined> {
  for (let time = 0; ; time += 1) {
    const answer = await ask();
    if (answer !== undefined || time === times) return answer;
    await pause();
  }
}

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));
