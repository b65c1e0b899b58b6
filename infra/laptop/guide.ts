/** What the guide shows of the demonstration: asked of the service at each look, so that it is true now. */
import type { Cloud } from './cloud.ts';
import type { Guide, SignatoryStatus } from './console/guide.ts';
import { callApi, heads, liaisons, mouFile, type Stand, standOf } from './demonstration.ts';

const statusOf = ({ status, mail }: Stand['signatories'][string]): SignatoryStatus => {
  if (status === 'asked') return mail === 'bounced' || mail === 'rejected' ? 'bounced' : 'waiting';
  return status === 'waiting' ? 'not yet asked' : (status as SignatoryStatus);
};

export async function guideOf(cloud: Cloud, token: string, agreement: string): Promise<Guide> {
  const [{ round, signatories }, { status }] = await Promise.all([
    standOf(cloud, token, agreement),
    callApi<{ status: string }>(cloud, token, `/api/agreements/${agreement}`),
  ]);
  const npm = (args: string) => `npm run mou -- ${args}`;
  const returned = Object.entries(signatories).find(([, one]) => statusOf(one) === 'bounced');
  return {
    agreement,
    number: mouFile.number,
    title: mouFile.title,
    status,
    signatories: Object.values(heads).flatMap((head) => {
      const one = signatories[head.party];
      return one ? [{ ...head, status: statusOf(one) }] : [];
    }),
    liaisons: Object.values(liaisons).map(({ party, ...liaison }) => ({
      ...liaison,
      page: `${cloud.url}/agreements/${agreement}/parties/${party}`,
    })),
    record: `${cloud.url}/rounds/${round}/record`,
    commands: [
      { does: 'Who has signed', command: npm(`status ${agreement}`) },
      ...(returned
        ? [
            {
              does: 'Send a fresh link once the mailbox takes mail again',
              command: npm(`resend ${agreement} ${returned[0]}`),
            },
          ]
        : []),
      { does: 'Verify the record', command: npm(`verify ${agreement}`) },
      { does: 'Export the record', command: npm(`record ${agreement} --out record.json`) },
    ],
  };
}
