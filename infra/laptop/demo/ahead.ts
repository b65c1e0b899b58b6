/** The next days of each MOU of the demonstration, as the service tells them to the system that organizes it. */
import type { Cloud } from '../cloud/cloud.ts';
import type { Ahead } from '../console/ahead.ts';
import { callApi } from './demonstration.ts';
import type { Scene } from './opening.ts';

interface Told {
  number: string;
  ahead: { is: string; at: string; version?: number }[];
}

const WORDS: Record<string, string> = {
  figures: 'The next KPIs close',
  review: 'The sunset review opens',
  answers: 'Answers of the review are due, and revealed',
  text: 'The text that follows is to be out for signature',
  settled: 'The review is to be settled',
  leaves: 'A party leaves',
  end: 'The MOU ends, unless it is renewed',
  closing: 'The closing is over',
};
const says = ({ is, version }: Told['ahead'][number]): string =>
  WORDS[is] ?? `${is === 'effect' ? 'Takes effect' : is}${version === undefined ? '' : `: version ${version}`}`;

/** In order of time. */
export async function aheadOf(cloud: Cloud, scene: Scene): Promise<Ahead[]> {
  const all = await Promise.all(
    Object.values(scene).map(async ({ token, agreement }) => {
      const { number, ahead } = await callApi<Told>(cloud, token, `/api/agreements/${agreement}`);
      return ahead.map(
        (one): Ahead => ({
          ...{ mou: number, page: `${cloud.url}/agreements/${agreement}` },
          ...{ what: says(one), at: Date.parse(one.at) },
        }),
      );
    }),
  );
  return all.flat().sort((one, other) => one.at - other.at);
}
