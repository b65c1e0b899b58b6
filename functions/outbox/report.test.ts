/** On whose record a delivery report goes, by the kind of the mail's reader. */
import { describe, expect, it } from 'vitest';
import { partyIdOf } from '../shared/ids.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import type { MailTags } from '../shared/mail-tags.ts';
import { anOpening, aRound } from '../signing/testing/a-round.ts';
import { entryFor, type Report } from './report.ts';

const { agreement, round } = anOpening();
const dispute = 'dsp_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1';
const NOW = '2026-11-10T15:00:00.000Z';
const report: Report = { report: 'bounced', template: 'reminder', messageId: 'm-1' };

/** Tips by stream, each with a state that is there. */
const tips = (states: Record<string, object>): Found => {
  const items = new Map(
    Object.entries(states).map(([stream, state]) => [tipKey(stream).pk, { stream, seq: 1, hash: 'h', state }]),
  );
  return { get: <T extends object>({ pk }: Key) => items.get(pk) as T | undefined };
};
const withRound = { [round]: aRound() };
const signatories = [
  { office: 'head', epoch: 1 },
  { office: 'cfo', epoch: 0 },
];
const withParty = { ...withRound, [partyIdOf(agreement, 'air')]: { party: 'air', signatories, epoch: 1 } };
const withSeats = { ...withParty, [round]: aRound({ groups: [['air', 'air_cfo', 'health']] }) };

const recorded = (tags: MailTags, states: Record<string, object>) =>
  entryFor(tags, report)
    ?.changes(tips(states), NOW)
    .flatMap(({ tip, events }) => events.map(({ type, data }) => [tip.stream, type, data]));

const head = (holder: string, seat = 'air'): MailTags => ({
  ...{ kind: 'signatory', round, party: seat, to: 'signatory', holder },
});
const liaison: MailTags = { kind: 'liaison', round, party: 'air', to: 'liaison' };
const counsel: MailTags = { kind: 'reviewer', round, party: 'air', to: 'counsel' };
const office = (as: string): MailTags => ({ kind: 'office', dispute, party: 'air', to: 'director', as });

describe('A report of a mail', () => {
  const party = partyIdOf(agreement, 'air');
  it.each<[string, MailTags, Record<string, object>, unknown[]]>([
    ['to a head is on the round', head('1'), withParty, [[round, 'MailReported', { party: 'air', ...report }]]],
    [
      'to an earlier head is so as well, and says which',
      head('0'),
      withParty,
      [[round, 'MailReported', { party: 'air', former: true, ...report }]],
    ],
    [
      'to a second office that signs is on its seat, whoever has come to the first',
      head('0', 'air_cfo'),
      withSeats,
      [[round, 'MailReported', { party: 'air_cfo', ...report }]],
    ],
    ['to a liaison is on the party', liaison, withParty, [[party, 'PartyMailReported', { to: 'liaison', ...report }]]],
    [
      'to a liaison who has vouched for nothing yet is on the round',
      liaison,
      withRound,
      [[round, 'MailReported', { party: 'air', to: 'liaison', ...report }]],
    ],
    ['to a reviewer is on the party', counsel, withParty, [[party, 'PartyMailReported', { to: 'counsel', ...report }]]],
    ['to a reviewer of a party without a record is on none', counsel, withRound, []],
    [
      'to an office is on the dispute',
      office('holder'),
      { [dispute]: {} },
      [[dispute, 'DisputeMailReported', { party: 'air', office: 'director', ...report }]],
    ],
    [
      'to an alternate is so as well, and says so',
      office('alternate'),
      { [dispute]: {} },
      [[dispute, 'DisputeMailReported', { party: 'air', office: 'director', alternate: true, ...report }]],
    ],
    ['of a round or dispute that is not there is on none', office('holder'), {}, []],
  ])('%s', (_, tags, states, events) => expect(recorded(tags, states)).toEqual(events));

  it.each<MailTags>([
    { kind: 'informed', party: 'air', to: 'liaison', dispute },
    { kind: 'person', to: 'person' },
  ])('to someone who is only $kind is of no record', (tags) => expect(entryFor(tags, report)).toBeUndefined());
});
