/** For tests: letters about a dispute of the wildfire MOU, by the events that lead to them. */
import { signedMou } from '../../agreements/domain/signed-mou.ts';
import { anAgreement } from '../../agreements/testing/an-agreement.ts';
import { mouOf, wildfire } from '../../agreements/testing/an-mou.ts';
import type { DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import { evolveDispute } from '../domain/dispute.state.ts';
import type { DisputeLetter, DocketLetter } from '../mail/letter.ts';

export const text = signedMou(mouOf(wildfire));
export const RAISED = '2026-11-24T15:00:00.000Z';
export const DEADLINE = '2026-12-09T22:00:00.000Z';
export const speaker = { name: 'Jo Lindgren', mailbox: 'jo@health.example' };
export const period = { deadline: DEADLINE, remindAt: [], calendar: 'v1' };

export const raised: DisputeEvent = {
  type: 'DisputeRaised',
  data: {
    ...{
      agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
      dispute: 'dsp_01K8ZZZZZZZZZZZZZZZZZZZZZZ-3',
      number: 3,
      under: 1,
    },
    ...{ by: 'health', against: 'air', about: { kind: 'decision-right', key: 'forecast' }, happenedOn: '2026-11-20' },
    ...{ handling: 'parties', people: [], complained: [], zone: 'America/New_York', jurisdiction: { country: 'US' } },
    ladder: { levels: [0, 1].map((one) => ({ name: `Level named ${one}`, businessDays: 10 })) },
    offices: { health: ['director', 'head'], air: ['director', 'head'] },
    ...{ vetoers: ['forest'], answerBy: '2026-12-02T22:00:00.000Z', ...period },
  },
  body: { by: speaker, happened: 'x', need: 'x', cannotAccept: '', offer: '', links: [], people: [] },
};
export const proposed: DisputeEvent = {
  type: 'TextProposed',
  data: { version: 1, party: 'air', level: 0, followUps: [], as: 'proposal' },
  body: { by: speaker, text: 'x', followUps: [] },
};
export const accepted: DisputeEvent = {
  type: 'TextAccepted',
  data: { version: 1, party: 'health', level: 0 },
  body: { by: speaker },
};
export const decided: DisputeEvent = {
  type: 'DisputeDecided',
  data: {
    ...{ version: 1, level: 0, how: 'agreement', calendar: 'v1', vetoUntil: '2026-11-26T15:00:00.000Z' },
    followUps: [{ party: 'air', by: '2027-01-15', dueAt: '2027-01-15T22:00:00.000Z' }],
  },
};
export const vetoed: DisputeEvent = {
  type: 'DecisionVetoed',
  data: { party: 'forest', version: 1, right: 'closures', reasonDue: '2026-11-27T15:00:00.000Z', calendar: 'v1' },
  body: { by: speaker },
};
export const reasoned: DisputeEvent = {
  type: 'VetoReasoned',
  data: { party: 'forest', level: 0, ...period },
  body: { by: speaker, reason: 'x' },
};
export const climbed: DisputeEvent = { type: 'LevelClimbed', data: { from: 0, to: 1, why: 'unreachable', ...period } };
export const impasse: DisputeEvent = { type: 'ImpasseReached', data: { from: 1, why: 'deadline' } };
export const withdrawn: DisputeEvent = {
  type: 'DisputeWithdrawn',
  data: { level: 0 },
  body: { by: speaker, reason: 'x' },
};
export const answered: DisputeEvent = {
  type: 'DisputeAnswered',
  data: { party: 'air' },
  body: { by: speaker, happened: 'x', need: 'x', cannotAccept: '', offer: '', links: [] },
};
export const joined: DisputeEvent = {
  type: 'PartyJoined',
  data: { party: 'forest', offices: ['director', 'head'] },
  body: { by: speaker, need: 'x', cannotAccept: '', offer: '', links: [] },
};
export const climbAsked: DisputeEvent = {
  type: 'ClimbAsked',
  data: { party: 'air', level: 0, handsUp: false },
  body: { by: speaker, reason: '' },
};
export const reminded: DisputeEvent = { type: 'LevelReminded', data: { level: 0, count: 1, to: [] } };
export const lapsed: DisputeEvent = { type: 'VetoLapsed', data: { party: 'forest' } };
export const vetoAnswered: DisputeEvent = {
  type: 'VetoAnswered',
  data: { party: 'air' },
  body: { by: speaker, answer: 'x' },
};
export const after = (events: readonly DisputeEvent[], handling: 'parties' | 'named' = 'parties'): Dispute => {
  const state = events.reduce<Dispute | undefined>((so, event) => evolveDispute(so, event, RAISED), undefined);
  if (!state) throw new Error('A dispute begins with its first event');
  return { ...state, handling };
};

export const SAID = { name: 'Jo Lindgren', words: 'They closed the map\r\nBcc: all@example.org without asking.' };
export type Handling = 'public' | 'parties' | 'named';

export const base = (handling: Handling, to: DocketLetter['to'], party: string) => ({
  service: 'https://concord.example',
  agreement: { ...anAgreement(), handling },
  ...{ text, party, now: RAISED, pauses: [], to, said: SAID },
});
export interface Of {
  mou?: Handling;
  handling?: 'parties' | 'named';
  party?: string;
  to?: Partial<DocketLetter['to']>;
}
export function letter(
  events: readonly DisputeEvent[],
  { mou = 'parties', handling, party = 'health', to = {} }: Of = {},
) {
  const event = events.at(-1) ?? raised;
  const dispute = after(events, handling);
  const reader = { name: 'Dana Whitfield', office: 'director', title: 'Bureau Director', as: 'holder', ...to } as const;
  return { ...base(mou, reader, party), dispute, event } satisfies DisputeLetter;
}
