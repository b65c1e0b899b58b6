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
  end: 'The MOU ends, unless it is renewed',
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
