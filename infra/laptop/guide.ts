/** What the guide shows of the demonstration: asked of the service at each look, so that it is true now. */
import type { Cloud } from './cloud.ts';
import type { Guide, SignatoryStatus } from './console/guide.ts';
import { callApi, type Stand, standOf } from './demonstration.ts';
import { boardOf } from './guide-board.ts';
import type { Scene } from './opening.ts';
import { ANNEXES, COUNSEL, heads, liaisons, MOU_FILE, mouFile, recordsOfficers } from './wildfire-smoke.ts';

const returns = ({ status, mail }: Stand['signatories'][string]): boolean =>
  (status === 'asked' || status === 'waiting') && (mail === 'bounced' || mail === 'rejected');

const statusOf = (one: Stand['signatories'][string]): SignatoryStatus => {
  if (returns(one)) return 'bounced';
  if (one.status === 'asked') return 'waiting';
  return one.status === 'waiting' ? 'not yet asked' : (one.status as SignatoryStatus);
};

export async function guideOf(cloud: Cloud, { smoke: { token, agreement }, roads }: Scene): Promise<Guide> {
  const [{ round, signatories }, { status }, board] = await Promise.all([
    standOf(cloud, token, agreement),
    callApi<{ status: string }>(cloud, token, `/api/agreements/${agreement}`),
    boardOf(cloud, roads),
  ]);
  const npm = (args: string) => `npm run mou -- ${args}`;
  const page = `${cloud.url}/agreements/${agreement}`;
  return {
    agreement,
    number: mouFile.number,
    title: mouFile.title,
    status,
    signatories: Object.values(heads).flatMap((head) => {
      const one = signatories[head.party];
      return one ? [{ ...head, status: statusOf(one) }] : [];
    }),
    liaisons: Object.values(liaisons).map(({ party, ...one }) => ({ ...one, page: `${page}/parties/${party}` })),
    reviewers: [COUNSEL],
    recordsOfficers: Object.values(recordsOfficers).map(({ party: _, ...one }) => ({
      ...one,
      page: `${page}/keeping`,
    })),
    board,
    record: `${cloud.url}/rounds/${round}/record`,
    commands: [
      { does: 'Who has signed', command: npm(`status ${agreement}`) },
      {
        does: 'Put a new version in its place: edit the file first',
        command: npm(`revise ${agreement} ${MOU_FILE} --annexes ${ANNEXES} --note "What has changed"`),
      },
      {
        does: 'Send a fresh link to a head who was asked',
        command: npm(`resend ${agreement} ${mouFile.parties[0]?.key}`),
      },
      { does: 'Take it back before it is executed', command: npm(`void ${agreement} --reason "Why"`) },
      { does: 'Take the record away', command: npm(`export ${agreement} --out record`) },
    ],
  };
}
