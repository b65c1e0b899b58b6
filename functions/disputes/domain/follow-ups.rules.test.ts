/** What a decision promises is taken over by each party that promised it; a veto stays it, gives it back, or ends it. */
import { describe, expect, it } from 'vitest';
import { CommitmentEvent } from '../../commitments/domain/commitment.events.ts';
import { evolveCommitments, MOST_HELD } from '../../commitments/domain/commitment.state.ts';
import { agreeing } from '../../commitments/testing/a-commitment.ts';
import {
  A_PROMISE,
  AGREEMENT,
  aDispute,
  answered,
  aSpeaker,
  CALENDAR,
  decided,
  having,
  joined,
  onDay,
  proposed,
  termsFor,
  vetoed,
  whoOf,
} from '../testing/a-dispute.ts';
import { accept } from './decide.rules.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { followUpEvents } from './follow-ups.rules.ts';

const NOW = onDay('2027-03-03', 13);
const none = () => undefined;
const taking = (dispute: Dispute): DisputeEvent[] => {
  const by = { level: 0, version: dispute.text?.version ?? 0, by: aSpeaker('health'), dissent: '' };
  const terms = termsFor(NOW, dispute.text?.promises);
  return accept(dispute, whoOf(dispute, 'health'), by, { terms, clock: { now: NOW, pauses: [] } }).events ?? [];
};
const of = (dispute: Dispute) => followUpEvents(taking(dispute), dispute, none, NOW);
const AIRS = { ...A_PROMISE, party: 'air', by: '2027-03-20' };

describe('A decision', () => {
  it('makes each side take over what it promised, under the keys of its text, and says none of its words', () => {
    const { events = [] } = of(proposed(answered(), { followUps: [A_PROMISE, AIRS, A_PROMISE] }));
    expect(events.map(([party]) => party)).toEqual(['health', 'air']);
    const [[, [health]] = ['', []], [, [air]] = ['', []]] = events;
    expect(CommitmentEvent.parse(health)).toEqual({
      type: 'FollowUpsTaken',
      data: {
        ...{ agreement: AGREEMENT, party: 'health', dispute: 1, version: 1, sides: ['air', 'health'] },
        ...{ zone: 'America/New_York', calendar: { country: 'US' }, law: CALENDAR },
        followUps: [
          { key: '1-1-1', by: '2027-04-01', dueAt: onDay('2027-04-01', 21) },
          { key: '1-1-3', by: '2027-04-01', dueAt: onDay('2027-04-01', 21) },
        ],
      },
    });
    expect(air?.data).toMatchObject({ party: 'air', followUps: [{ key: '1-1-2', by: '2027-03-20' }] });
    expect(JSON.stringify(events)).not.toContain(A_PROMISE.what);
  });

  it('for named people says so', () =>
    expect(of(proposed(answered(aDispute({ handling: 'named' })))).events?.[0]?.[1][0]?.data).toMatchObject({
      named: true,
    }));

  it('that promises nothing, and a text that is not decided yet, make nobody do anything', () => {
    expect(of(proposed(answered(), { followUps: [] })).events).toEqual([]);
    expect(of(joined(proposed())).events).toEqual([]);
  });

  it('is refused where a side has more to do already than stands with its commitments', () => {
    const many = Array.from({ length: MOST_HELD }, (_, at) => agreeing(at + 2, 1));
    const full = many.reduce<ReturnType<typeof evolveCommitments> | undefined>(
      (state, event) => evolveCommitments(state, event, NOW),
      undefined,
    );
    const dispute = proposed();
    expect(followUpEvents(taking(dispute), dispute, () => full, NOW).refused?.code).toBe('follow-ups-unaccepted');
  });
});

describe('A veto of it', () => {
  const lapsed: DisputeEvent = { type: 'VetoLapsed', data: { party: 'forest' } };
  const cast: DisputeEvent = {
    type: 'DecisionVetoed',
    data: { party: 'forest', version: 1, right: 'closures', reasonDue: NOW, calendar: CALENDAR },
    body: { by: aSpeaker('forest') },
  };
  const reasoned: DisputeEvent = {
    type: 'VetoReasoned',
    data: { party: 'forest', level: 0, deadline: NOW, remindAt: [], calendar: CALENDAR },
    body: { by: aSpeaker('forest'), reason: 'It is our field.' },
  };
  const told = (dispute: Dispute, ...events: DisputeEvent[]) => followUpEvents(events, dispute, none, NOW).events;
  const health = (veto: string) => [['health', [{ type: 'FollowUpsVetoed', data: { dispute: 1, version: 1, veto } }]]];

  it.each<[string, Dispute, DisputeEvent[], string]>([
    ['stays it', decided(), [cast], 'cast'],
    ['with its reason at once ends it', decided(), [cast, reasoned], 'reasoned'],
    ['with its reason later likewise', vetoed(), [reasoned], 'reasoned'],
    ['without one in time gives it back', vetoed(), [lapsed], 'lapsed'],
  ])('%s', (_, dispute, events, veto) => expect(told(dispute, ...events)).toEqual(health(veto)));

  it('reaches nobody where nothing was promised, and nothing else does', () => {
    expect(told(decided(proposed(answered(), { followUps: [] })), cast)).toEqual([]);
    const dissent: DisputeEvent = {
      ...{ type: 'DissentRecorded', data: { party: 'air', version: 1 } },
      body: { by: aSpeaker('air'), words: 'No.' },
    };
    expect(told(decided(), dissent)).toEqual([]);
    expect(having(decided(), [cast], NOW).decision?.followUps).toHaveLength(1);
  });
});
