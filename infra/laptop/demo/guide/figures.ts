/** What the guide shows of the MOU with figures. */
import type { Cloud } from '../../cloud/cloud.ts';
import type { GuideFigures } from '../../console/guide/guide.ts';
import { crashes, MONTHS } from '../crashes.ts';
import { holderIn } from '../example.ts';
import type { Scene } from '../opening.ts';

const REPORTS = 'transport';
const DECIDES = 'police';

export const plannedFigures: GuideFigures = {
  ...{ number: crashes.number, title: crashes.title, agencies: crashes.parties.length, months: MONTHS },
  reports: { ...holderIn(crashes, REPORTS, 'incident-manager'), page: '' },
  decides: holderIn(crashes, DECIDES, 'head'),
  ...{ kpis: '', queue: '', everyone: '' },
};

export function figuresOf(
  { url }: Pick<Cloud, 'url'>,
  { crashes: { agreement } }: Pick<Scene, 'crashes'>,
): GuideFigures {
  const { reports, ...rest } = plannedFigures;
  const page = `${url}/agreements/${agreement}`;
  return {
    ...rest,
    reports: { ...reports, page: `${page}/parties/${REPORTS}/figures` },
    ...{ kpis: `${page}/kpis`, queue: `${url}/disputes`, everyone: `${url}/public/agreements/${agreement}/kpis` },
  };
}
