/** The largest dispute fits its tip. */
import { describe, expect, it } from 'vitest';
import { DAY, plus } from '../../shared/kernel.ts';
import { aDispute, aPeriod, aPosition, aSpeaker, CALENDAR, having, onDay, RAISED } from '../testing/a-dispute.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { partiesOf } from './ladder.rules.ts';
import { join } from './side.rules.ts';

/** What the ledger lets a tip hold. */
const LARGEST_TIP = 32_768;
const sizeOf = (dispute: Dispute): number => JSON.stringify(dispute).length;

const LONGEST_KEY = 40;
const key = (prefix: string, index: number): string => `${prefix}-${index}-`.padEnd(LONGEST_KEY, 'k');
const some = <One>(count: number, one: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, at) => one(at));

const parties = some(60, (index) => key('party', index));
const sides = parties.slice(0, 12);
const speaker = aSpeaker('air');

/** Every list as long as it may be, with the longest names; `officeOf` names the office of a party on a level. */
function fullest(officeOf: (party: number, level: number) => string): { largest: number; last: Dispute } {
  const offices = (party: number) => some(8, (level) => officeOf(party, level));
  let dispute = aDispute({
    number: 999_999,
    by: sides[0] ?? '',
    against: sides[1] ?? '',
    handling: 'named',
    people: some(20, (index) => `per_01K8ZZZZZZZZZZZZZZZZZZZZ${String(index).padStart(2, '0')}`),
    complained: some(8, (index) => ({ party: sides[index % 2] ?? '', office: officeOf(index % 2, index) })),
    zone: 'America/Argentina/ComodRivadavia',
    ladder: {
      levels: some(8, (level) => ({ name: `Level ${level} `.padEnd(80, 'n'), businessDays: 60 })),
      referee: { name: 'Judge '.padEnd(160, 'n'), businessDays: 60 },
    },
    offices: { [sides[0] ?? '']: offices(0), [sides[1] ?? '']: offices(1) },
    vetoers: parties,
    follows: { dispute: 'dsp_01K8ZZZZZZZZZZZZZZZZZZZZZZ-999998', followUp: '999998-99-12' },
  });
  let largest = 0;
  let at = RAISED;
  const happens = (...events: DisputeEvent[]) => {
    at = plus(at, DAY);
    dispute = having(dispute, events, at);
    largest = Math.max(largest, sizeOf(dispute));
  };
  const each = (event: (party: string, index: number) => DisputeEvent) => happens(...partiesOf(dispute).map(event));
  const mail = () =>
    each((party, index) => ({
      type: 'DisputeMailReported',
      data: {
        ...{ party, office: officeOf(index, Math.min(dispute.level, 7)), report: 'bounced' },
        ...{ template: 'dispute-climbed', messageId: 'm' },
      },
    }));
  happens({
    type: 'DisputeAnswered',
    data: { party: sides[1] ?? '' },
    body: { by: speaker, happened: '.', ...aPosition },
  });
  for (const [index, party] of sides.slice(2).entries()) {
    const joining = { by: speaker, position: aPosition, offices: offices(index + 2) };
    happens(...(join(dispute, { party, offices: joining.offices }, joining).events ?? []));
  }
  const inIt = partiesOf(dispute);
  for (let level = 0; level < 7; level++)
    happens({ type: 'LevelClimbed', data: { from: level, to: level + 1, why: 'all asked', ...aPeriod(at) } });
  mail();
  const promised = some(12, (index) => ({ party: inIt[index % inIt.length] ?? '', by: `2027-06-${index + 10}` }));
  const agree = (version: number) => {
    const proposal = { version, party: sides[0] ?? '', level: 7, followUps: promised, as: 'proposal' } as const;
    happens({ type: 'TextProposed', data: proposal, body: { by: speaker, text: '.', followUps: [] } });
    each((party) => ({ type: 'DissentRecorded', data: { party, version }, body: { by: speaker, words: '.' } }));
    for (const party of inIt.slice(1))
      happens({ type: 'TextAccepted', data: { version, party, level: 7 }, body: { by: speaker } });
    const followUps = promised.map((one, index) => ({ ...one, dueAt: onDay(one.by, index) }));
    const data = {
      version,
      level: 7,
      how: 'agreement',
      vetoUntil: plus(at, DAY),
      followUps,
      calendar: CALENDAR,
    } as const;
    happens({ type: 'DisputeDecided', data });
  };
  const veto = (party: string, version: number) =>
    happens({
      type: 'DecisionVetoed',
      data: { party, version, right: 'x'.repeat(40), reasonDue: plus(at, DAY), calendar: CALENDAR },
      body: { by: speaker },
    });
  for (let version = 1; version < 12; version++) {
    agree(version);
    veto(parties[20] ?? '', version);
    veto(parties[20 + version] ?? '', version);
    const data = { party: parties[20 + version] ?? '', level: 7, ...aPeriod(at) };
    happens({ type: 'VetoReasoned', data, body: { by: speaker, reason: '.' } });
    happens({ type: 'VetoAnswered', data: { party: sides[1] ?? '' }, body: { by: speaker, answer: '.' } });
  }
  agree(12);
  happens({ type: 'DisputeStalled', data: { error: 'Lambda.Unknown' } });
  return { largest, last: dispute };
}

describe('A tip', () => {
  it('holds the largest dispute: twelve sides, eight levels, sixty vetoes and twelve promises with the longest keys', () => {
    const { largest, last } = fullest((_, level) => key('office', level));
    expect(Object.keys(last.sides)).toHaveLength(12);
    expect(last.decision?.followUps).toHaveLength(12);
    expect(largest).toBeLessThan(LARGEST_TIP);
  });

  it('holds it also if no two agencies call an office by the same long key', () => {
    const { largest, last } = fullest((party, level) => key(`o-${party}`, level));
    expect(Object.keys(last.sides)).toHaveLength(12);
    expect(largest).toBeLessThan(LARGEST_TIP);
  });
});
