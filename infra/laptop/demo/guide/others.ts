/** What the guide shows of the MOU in the ordinary form, and of the one that was signed elsewhere. */
import type { Cloud } from '../../cloud/cloud.ts';
import type { GuideAgreement } from '../../console/guide/guide.ts';
import { callApi } from '../demonstration.ts';
import { inspectionLiaisons, inspections, signedOn } from '../inspections.ts';
import { laboratory, laboratoryLiaisons } from '../laboratory.ts';
import type { Scene } from '../opening.ts';

const nobody = { name: '', agency: '', mailbox: '' };
const signed = new Date(`${signedOn}T12:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

const ORDINARY: GuideAgreement = {
  ...{ number: laboratory.number, title: laboratory.title, page: '' },
  standing: 'two agencies in the ordinary form, for one of which two offices signed',
  who: laboratoryLiaisons.environment ?? nobody,
  does: 'to read what it says, what it leaves open, and why no dispute can be raised under it',
};

const ADOPTED: GuideAgreement = {
  ...{ number: inspections.number, title: inspections.title, page: '' },
  standing: `signed on paper on ${signed}, and taken over from there; one of two agencies has confirmed its terms`,
  who: inspectionLiaisons.insurance ?? nobody,
  does: 'to compare the terms with the signed PDF and confirm them: then it is in force here, labelled as signed elsewhere, and its review comes next. The clock names the day; half a year after it everything of the review has happened',
};

export const plannedOthers: readonly GuideAgreement[] = [ORDINARY, ADOPTED];

export async function othersOf(cloud: Cloud, scene: Pick<Scene, 'laboratory' | 'inspections'>) {
  const { token, agreement } = scene.inspections;
  const { status } = await callApi<{ status: string }>(cloud, token, `/api/agreements/${agreement}`);
  const page = (id: string) => `${cloud.url}/agreements/${id}`;
  const ordinary = { ...ORDINARY, page: page(scene.laboratory.agreement) };
  if (status === 'being confirmed') return [ordinary, { ...ADOPTED, page: `${page(agreement)}/adoption` }];
  const standing = `signed on paper on ${signed}, and taken over from there; it is ${status === 'executed' ? 'in force' : status}`;
  return [
    ordinary,
    {
      ...ADOPTED,
      standing,
      page: page(agreement),
      does: 'to read how it is labelled, and to look at its reviews: the clock names the day on which the next one opens',
    },
  ];
}
