/** For tests: facts of an MOU's life, with nothing in them but what a test puts there. */
import type { AgreementEvent } from '../../../agreements/domain/agreement.events.ts';
import { aTerm, published, SIGNED, successor } from '../../../agreements/testing/an-agreement.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { Facts, Told } from '../domain/facts.ts';

export const AGREEMENT = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
const ROUND = 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
export const SENT: Instant = '2026-11-02T15:00:00.000Z';
/** Right value 1 of sunset reviews. */
export const OPENS = '2027-11-26T14:00:00.000Z';

export const told = (at: Instant, event: AgreementEvent): Told<AgreementEvent> => ({ ...event, at });

export const sent = told(SENT, { type: 'AgreementPublished', ...published() });
export const signed = told(SIGNED, { type: 'AgreementExecuted', data: aTerm() });
export const sunsetSet = told(SIGNED, {
  type: 'SunsetSet',
  data: { version: 1, sunsetAt: OPENS, endsAt: aTerm().endsAt, calendar: 'law@1' },
});

const second = `${ROUND}-2`;
/** Put out and signed within the review; it holds from the end of the first. */
export const renewal = (sentAt: Instant, signedAt: Instant): Told<AgreementEvent>[] => [
  told(sentAt, successor({ kind: 'renewal' })),
  told(signedAt, {
    type: 'AgreementExecuted',
    data: aTerm({
      ...{ executedAt: signedAt, effective: '2028-05-24', effectiveAt: '2028-05-24T21:00:00.000Z', round: second },
      ...{ sunset: '2029-11-24', ends: '2029-11-24', endsAt: '2029-11-26T22:00:00.000Z' },
    }),
  }),
  told(signedAt, {
    type: 'SunsetSet',
    data: { version: 2, sunsetAt: '2029-05-25T13:00:00.000Z', endsAt: '2029-11-26T22:00:00.000Z', calendar: 'law@1' },
  }),
];

export const amendment = (sentAt: Instant, signedAt: Instant): Told<AgreementEvent>[] => [
  told(sentAt, successor()),
  told(signedAt, {
    type: 'AgreementExecuted',
    data: aTerm({ executedAt: signedAt, effective: signedAt.slice(0, 10), effectiveAt: signedAt, round: second }),
  }),
];

export const text = {
  ...{ decisionRights: [], kpis: [], publicCredit: [], closingDuties: [{ key: 'data', does: 'Deletes its copy.' }] },
  commitments: [{ key: 'counts', does: 'Sends the counts every Friday.' }],
} as unknown as Facts['text'];

export const facts = (changes: Partial<Facts> = {}): Facts => ({
  ...{ agreement: AGREEMENT, zone: 'America/New_York', now: '2027-06-01T12:00:00.000Z' },
  ...{
    told: [sent, signed, sunsetSet],
    text,
    nameOf: (party) => `Birch ${party}`,
    disputes: [],
    suspensions: { pauses: [] },
    commitments: [],
    reviews: [],
  },
  ...changes,
});
