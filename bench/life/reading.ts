/** A part of a life, read off once from what its people did on the laptop cloud. */
import type { FunctionName } from '../../infra/aws/entries.ts';
import { sum } from '../arithmetic.ts';
import { measure, type Reading } from '../meter.ts';
import type { Scene } from '../scene.ts';

export interface Named {
  name: string;
  /** How often it comes in a life. */
  times: number;
  /** What was done while it was read off. */
  stands: string;
}

export interface Part extends Named {
  reading: Reading;
  /** The mails among it, by template. */
  letters: Record<string, number>;
}

const lettersIn = ({ cloud }: Scene, after: number): Record<string, number> =>
  sum(...cloud.inbox.list(after).map(({ tags }) => ({ [tags.template?.[0] ?? '']: 1 })));

/** What the service does for all MOUs together, once a night and once a week, is no part of the life of one. */
const OF_THE_SERVICE: readonly string[] = ['records-tips', 'board-digest'] satisfies FunctionName[];
const ownOf = ({ byFunction, ...reading }: Reading): Reading => ({
  ...reading,
  byFunction: Object.fromEntries(Object.entries(byFunction).filter(([name]) => !OF_THE_SERVICE.includes(name))),
});

export async function read(scene: Scene, of: Named, act: () => Promise<unknown>): Promise<Part> {
  const after = scene.cloud.inbox.list().at(-1)?.number ?? 0;
  const reading = ownOf(await measure(scene, act));
  return { ...of, reading, letters: lettersIn(scene, after) };
}
