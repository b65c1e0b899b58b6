/** An act that lost a race is decided once more, on what the other has left. */
import { StaleWrite } from '../failures.ts';

/** A lost race loads and decides again; the jitter keeps sixty heads of one second from meeting eight times. */
const MOST_TRIES = 10;

export async function retryOnConflict<Result>(
  attempt: () => Promise<Result>,
  random: () => number = Math.random,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StaleWrite) || tries >= MOST_TRIES) throw error;
      await new Promise((wake) => setTimeout(wake, random() * Math.min(25 * 2 ** tries, 800)));
    }
  }
}
