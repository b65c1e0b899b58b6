/** What the guide shows of the MOU whose review comes next, as the service tells it now. */
import type { Cloud } from '../../cloud/cloud.ts';
import type { GuideReview } from '../../console/guide/guide.ts';
import { crashes, crashHeads, crashLiaisons } from '../crashes.ts';
import { callApi } from '../demonstration.ts';
import type { Scene } from '../opening.ts';

const PARTY = 'police';
const nobody = { name: '', agency: '', mailbox: '' };

export const plannedReview: GuideReview = {
  ...{ number: crashes.number, title: crashes.title, standing: 'is up for review half a year before it ends' },
  prepares: { ...(crashLiaisons[PARTY] ?? nobody), page: '' },
  chooses: { ...(crashHeads[PARTY] ?? nobody), page: '' },
  ...{ review: '', evidence: '', closing: '', life: '', due: '' },
};

interface Told {
  inForce: boolean;
  /** How many have begun. */
  reviews?: number;
  ahead: { is: string; at: string }[];
}

function standingOf({ inForce, ahead }: Told): Pick<GuideReview, 'standing' | 'opensAt'> {
  const at = (what: string) => ahead.find(({ is }) => is === what)?.at;
  if (!inForce) return { standing: 'has ended' };
  if (at('answers') !== undefined) return { standing: 'is under review: its agencies answer' };
  const opensAt = at('review');
  return opensAt === undefined
    ? { standing: 'is under review: all answers are revealed' }
    : { standing: 'is in force, and its review opens by itself half a year before it ends,', opensAt };
}

export async function reviewOf(cloud: Cloud, { crashes: { token, agreement } }: Pick<Scene, 'crashes'>) {
  const told = await callApi<Told>(cloud, token, `/api/agreements/${agreement}`);
  const page = `${cloud.url}/agreements/${agreement}`;
  const review = `${page}/reviews/${told.reviews ?? 1}`;
  const { prepares, chooses } = plannedReview;
  return {
    ...{ ...plannedReview, ...standingOf(told), review, evidence: `${review}/evidence` },
    prepares: { ...prepares, page: `${review}/answers` },
    chooses: { ...chooses, page: `${review}/choice` },
    ...{ closing: `${page}/closing`, life: `${page}/life`, due: `${cloud.url}/due` },
  };
}
