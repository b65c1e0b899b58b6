/** What the guide shows of the demonstration: asked of the service at each look, so that it is true now. */
import type { Cloud } from '../cloud/cloud.ts';
import type { Guide, SignatoryStatus } from '../console/guide/guide.ts';
import { callApi, type Stand, standOf } from './demonstration.ts';
import { boardOf } from './guide/board.ts';
import { figuresOf } from './guide/figures.ts';
import { othersOf } from './guide/others.ts';
import { reviewOf } from './guide/review.ts';
import type { Scene } from './opening.ts';
import { commandsFor, plannedGuide } from './planned-guide.ts';
import { heads, liaisons, recordsOfficers } from './wildfire-smoke.ts';

const returns = ({ status, mail }: Stand['signatories'][string]): boolean =>
  (status === 'asked' || status === 'waiting') && (mail === 'bounced' || mail === 'rejected');

const statusOf = (one: Stand['signatories'][string]): SignatoryStatus => {
  if (returns(one)) return 'bounced';
  if (one.status === 'asked') return 'waiting';
  return one.status === 'waiting' ? 'not yet asked' : (one.status as SignatoryStatus);
};

export async function guideOf(cloud: Cloud, scene: Scene): Promise<Guide> {
  const { token, agreement } = scene.smoke;
  const [{ round, signatories }, { status }, board, others, reviewed] = await Promise.all([
    standOf(cloud, token, agreement),
    callApi<{ status: string }>(cloud, token, `/api/agreements/${agreement}`),
    boardOf(cloud, scene.roads),
    othersOf(cloud, scene),
    reviewOf(cloud, scene),
  ]);
  const page = `${cloud.url}/agreements/${agreement}`;
  return {
    ...plannedGuide,
    agreement,
    status,
    signatories: Object.values(heads).flatMap((head) => {
      const one = signatories[head.party];
      return one ? [{ ...head, status: statusOf(one) }] : [];
    }),
    liaisons: Object.values(liaisons).map(({ party, ...one }) => ({ ...one, page: `${page}/parties/${party}` })),
    recordsOfficers: Object.values(recordsOfficers).map(({ party: _, ...one }) => ({
      ...one,
      page: `${page}/keeping`,
    })),
    board,
    others,
    figures: figuresOf(cloud, scene),
    reviewed,
    record: `${cloud.url}/rounds/${round}/record`,
    commands: commandsFor(agreement),
  };
}
