/** Whoever has a dispute in hand hears what happens in it; nobody hears of one that is not theirs; and its workflow is started, or woken. */
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../shared/ledger/effects.ts';
import { docketEffects } from '../docket/domain/docket.effects.ts';
import {
  aDispute,
  answered,
  aPosition,
  aSpeaker,
  atImpasse,
  CALENDAR,
  climbed,
  DEADLINE,
  DISPUTE,
  decided,
  having,
  joined,
  OFFICES,
  onLevel,
  proposed,
  raisedEvent,
  reasoned,
  vetoed,
  withdrawn,
  withOfficial,
} from '../testing/a-dispute.ts';
import { disputeEffects } from './dispute.effects.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';

const by = aSpeaker('air');
const period = { deadline: DEADLINE, remindAt: [], calendar: CALENDAR };
const events = {
  answer: { type: 'DisputeAnswered', data: { party: 'health' }, body: { by, happened: '.', ...aPosition } },
  join: { type: 'PartyJoined', data: { party: 'forest', offices: OFFICES }, body: { by, ...aPosition } },
  withdrawal: { type: 'DisputeWithdrawn', data: { level: 0 }, body: { by, reason: '.' } },
  climb: { type: 'LevelClimbed', data: { from: 0, to: 1, why: 'deadline', ...period } },
  impasse: { type: 'ImpasseReached', data: { from: 3, why: 'deadline' } },
  reminder: { type: 'LevelReminded', data: { level: 0, count: 1, to: ['health/lead', 'health/director'] } },
  veto: {
    type: 'DecisionVetoed',
    data: { party: 'forest', version: 1, right: 'closures', reasonDue: DEADLINE, calendar: CALENDAR },
    body: { by },
  },
  reason: { type: 'VetoReasoned', data: { party: 'forest', level: 0, ...period }, body: { by, reason: '.' } },
  lapse: { type: 'VetoLapsed', data: { party: 'forest' } },
  'veto answer': { type: 'VetoAnswered', data: { party: 'air' }, body: { by, answer: '.' } },
} satisfies Record<string, DisputeEvent>;

const mailOf = (effects: readonly Effect[]) => effects.flatMap((one) => (one.kind === 'mail' ? [one] : []));
const toOf = (event: DisputeEvent, dispute: Dispute): string[] =>
  mailOf(disputeEffects(event, dispute)).flatMap(({ to }) => to);
const flowOf = (event: DisputeEvent, dispute: Dispute) =>
  disputeEffects(event, dispute).flatMap((one) => (one.kind === 'start' || one.kind === 'answer' ? [one.kind] : []));

const named = () => aDispute({ handling: 'named' });
const namedDecided = () => decided(proposed(answered(named())));
const OUTSIDE = ['forest/liaison', 'water/liaison'];
const alone = () => climbed(aDispute({ ladder: withOfficial('forest', 'chief') }));

describe('Mail goes', () => {
  it.each<[string, DisputeEvent, Dispute, string[]]>([
    ['to both sides when it is raised', raisedEvent(), aDispute(), ['air/lead', 'health/lead']],
    ['to the other side with the answer', events.answer, answered(), ['air/lead']],
    ['to the others when a party joins', events.join, joined(aDispute()), ['air/lead', 'health/lead']],
    [
      'to everyone who had it in hand when it is withdrawn',
      events.withdrawal,
      withdrawn(onLevel(1)),
      ['air/lead', 'health/lead', 'air/director', 'health/director'],
    ],
    [
      'to the new level and the one before when it climbs',
      events.climb,
      onLevel(1),
      ['air/director', 'health/director', 'air/lead', 'health/lead'],
    ],
    [
      'to the one official, of whatever party',
      events.climb,
      alone(),
      ['air/director', 'health/director', 'forest/chief', 'air/lead', 'health/lead'],
    ],
    [
      'to the liaisons as well at an impasse',
      events.impasse,
      atImpasse(onLevel(1)),
      ['air/lead', 'health/lead', 'air/director', 'health/director', 'air/liaison', 'health/liaison'],
    ],
    ['to whom the record names with a reminder', events.reminder, aDispute(), ['health/lead', 'health/director']],
    ['to the sides and who cast it with a veto', events.veto, vetoed(), ['air/lead', 'health/lead', 'forest/liaison']],
    ['to all that have a veto with its reason', events.reason, reasoned(), ['air/lead', 'health/lead', ...OUTSIDE]],
    [
      'and when it lapsed',
      events.lapse,
      having(vetoed(), [events.lapse], DEADLINE),
      ['air/lead', 'health/lead', ...OUTSIDE],
    ],
    ['to whoever gave the reason with its answer', events['veto answer'], reasoned(), ['forest/liaison']],
  ])('%s', (_, event, dispute, to) => expect(toOf(event, dispute)).toEqual(to));

  it('once to each, also where one office stands on two levels', () => {
    const one = aDispute({ offices: { air: ['head', 'head'], health: ['head', 'head'] } });
    expect(toOf(events.climb, climbed(one))).toEqual(['air/head', 'health/head']);
  });

  it('about the decision to those that can veto it, and not about the taking before it', () => {
    const taken: DisputeEvent = { type: 'TextAccepted', data: { version: 1, party: 'health', level: 0 }, body: { by } };
    const data = { version: 1, level: 0, how: 'agreement' as const, followUps: [], calendar: CALENDAR };
    expect(toOf(taken, having(proposed(), [taken], DEADLINE))).toEqual([]);
    expect(toOf(taken, having(joined(proposed()), [taken], DEADLINE))).toEqual(['air/lead', 'forest/lead']);
    expect(toOf({ type: 'DisputeDecided', data }, decided())).toEqual(['air/lead', 'health/lead', ...OUTSIDE]);
  });
});

describe('Of named people nobody outside hears', () => {
  it.each<[string, DisputeEvent, Dispute, string[]]>([
    ['of a veto', events.veto, vetoed(namedDecided()), ['air/lead', 'health/lead']],
    ['of its reason', events.reason, reasoned(vetoed(namedDecided())), ['air/lead', 'health/lead']],
    ['of its end', events.lapse, having(vetoed(namedDecided()), [events.lapse], DEADLINE), ['air/lead', 'health/lead']],
    ['of the answer', events['veto answer'], reasoned(vetoed(namedDecided())), []],
    [
      'of an impasse',
      events.impasse,
      atImpasse(climbed(named())),
      ['air/lead', 'health/lead', 'air/director', 'health/director'],
    ],
    ['of a reminder', events.reminder, named(), ['health/lead']],
  ])('%s', (_, event, dispute, to) => expect(toOf(event, dispute)).toEqual(to));
});

describe('The workflow', () => {
  it.each<[string, DisputeEvent, Dispute, string[]]>([
    ['of the first level starts when it is raised', raisedEvent(), aDispute(), ['start']],
    ['of the next one when it climbs', events.climb, onLevel(1), ['start']],
    ['of the next period when a veto is reasoned', events.reason, reasoned(), ['start']],
    ['is woken by a withdrawal', events.withdrawal, withdrawn(), ['answer']],
    ['by a veto', events.veto, vetoed(), ['answer']],
    ['not by an answer, which changes no deadline', events.answer, answered(), []],
    ['not by what it did itself', events.lapse, decided(), []],
  ])('%s', (_, event, dispute, flow) => expect(flowOf(event, dispute)).toEqual(flow));

  it.each<[DisputeEvent & { type: 'DisputeMailReported' }, number]>(
    (['delivered', 'bounced', 'suppressed', 'complained', 'rejected'] as const).map((report) => [
      { type: 'DisputeMailReported', data: { party: 'air', office: 'lead', report, template: 't', messageId: 'm' } },
      report === 'delivered' ? 0 : 1,
    ]),
  )('is woken when mail comes back, not when it arrives', (event, wakes) =>
    expect(flowOf(event, aDispute())).toHaveLength(wakes),
  );

  it('watches the dispute, and is named after it and the level', () => {
    expect(disputeEffects(events.climb, onLevel(1))[1]).toMatchObject({
      stream: DISPUTE,
      name: `${DISPUTE}-level-1`,
      input: { level: 1 },
    });
  });
});

describe('When the clocks of an MOU stop or go on', () => {
  const docket = { agreement: 'mou_1', disputes: 0, pauses: [] };
  const told = { agreement: 'mou_1', to: ['air/liaison', 'air/head'], watches: ['dsp_1', 'dsp_2'] };
  const paused = {
    type: 'ClocksPaused',
    data: { agreement: 'mou_1', party: 'air', cause: 'other', until: DEADLINE, on: '2026-11-23' },
    body: { by, reason: '.' },
  } as const;
  const resumed = { type: 'ClocksResumed', data: { party: 'air' }, body: { by, reason: '.' } } as const;
  it('everyone is told, and every workflow that waits is woken', () => {
    expect(docketEffects(paused, docket, told)).toEqual([
      { kind: 'mail', family: 'suspensions', template: 'clocks-paused', about: { agreement: 'mou_1' }, to: told.to },
      { kind: 'answer', stream: 'dsp_1', also: ['dsp_2'] },
    ]);
    expect(docketEffects(resumed, docket, told)[0]).toMatchObject({ template: 'clocks-resumed' });
  });

  it('of disputes one line says all, however many there are', () => {
    const [, wake] = docketEffects(paused, docket, { ...told, watches: [], disputes: 10_000 });
    expect(wake).toEqual({ kind: 'answer', stream: 'dkt_1', also: [], numbered: { of: 'dsp_1-', last: 10_000 } });
    expect(JSON.stringify(wake).length).toBeLessThan(200);
  });

  it('without disputes nobody is woken, and no mail goes to nobody', () =>
    expect(docketEffects(paused, docket, { ...told, to: [], watches: [] })).toEqual([]));

  it('that a dispute was entered is told by the dispute itself', () =>
    expect(docketEffects({ type: 'DisputeEntered', data: { agreement: 'mou_1', number: 1 } }, docket, told)).toEqual(
      [],
    ));
});
