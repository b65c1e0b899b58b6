/** What a mail of a docket says to the office whose turn it is, to those who only hear of it, and what it may tell by handling. */
import { describe, expect, it } from 'vitest';
import { signedMou } from '../../agreements/domain/signed-mou.ts';
import { anAgreement } from '../../agreements/testing/an-agreement.ts';
import { mouOf, wildfire } from '../../agreements/testing/an-mou.ts';
import { contentOf } from '../../shared/mail.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { CLOCKS_MAILS } from '../docket/mail/suspension.mail.tsx';
import type { DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import { evolveDispute } from '../domain/dispute.state.ts';
import { DISPUTE_MAILS } from './dispute.mail.tsx';
import type { DisputeLetter, DocketLetter } from './letter.ts';

const text = signedMou(mouOf(wildfire));
const RAISED = '2026-11-24T15:00:00.000Z';
const DEADLINE = '2026-12-09T22:00:00.000Z';
const speaker = { name: 'Jo Lindgren', mailbox: 'jo@health.example' };
const period = { deadline: DEADLINE, remindAt: [], calendar: 'v1' };

const raised: DisputeEvent = {
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
const proposed: DisputeEvent = {
  type: 'TextProposed',
  data: { version: 1, party: 'air', level: 0, followUps: [], as: 'proposal' },
  body: { by: speaker, text: 'x', followUps: [] },
};
const accepted: DisputeEvent = {
  type: 'TextAccepted',
  data: { version: 1, party: 'health', level: 0 },
  body: { by: speaker },
};
const decided: DisputeEvent = {
  type: 'DisputeDecided',
  data: {
    ...{ version: 1, level: 0, how: 'agreement', calendar: 'v1', vetoUntil: '2026-11-26T15:00:00.000Z' },
    followUps: [{ party: 'air', by: '2027-01-15', dueAt: '2027-01-15T22:00:00.000Z' }],
  },
};
const vetoed: DisputeEvent = {
  type: 'DecisionVetoed',
  data: { party: 'forest', version: 1, right: 'closures', reasonDue: '2026-11-27T15:00:00.000Z', calendar: 'v1' },
  body: { by: speaker },
};
const reasoned: DisputeEvent = {
  type: 'VetoReasoned',
  data: { party: 'forest', level: 0, ...period },
  body: { by: speaker, reason: 'x' },
};
const climbed: DisputeEvent = { type: 'LevelClimbed', data: { from: 0, to: 1, why: 'unreachable', ...period } };
const impasse: DisputeEvent = { type: 'ImpasseReached', data: { from: 1, why: 'deadline' } };
const withdrawn: DisputeEvent = { type: 'DisputeWithdrawn', data: { level: 0 }, body: { by: speaker, reason: 'x' } };
const answered: DisputeEvent = {
  type: 'DisputeAnswered',
  data: { party: 'air' },
  body: { by: speaker, happened: 'x', need: 'x', cannotAccept: '', offer: '', links: [] },
};
const joined: DisputeEvent = {
  type: 'PartyJoined',
  data: { party: 'forest', offices: ['director', 'head'] },
  body: { by: speaker, need: 'x', cannotAccept: '', offer: '', links: [] },
};
const climbAsked: DisputeEvent = {
  type: 'ClimbAsked',
  data: { party: 'air', level: 0, handsUp: false },
  body: { by: speaker, reason: '' },
};
const reminded: DisputeEvent = { type: 'LevelReminded', data: { level: 0, count: 1, to: [] } };
const lapsed: DisputeEvent = { type: 'VetoLapsed', data: { party: 'forest' } };
const vetoAnswered: DisputeEvent = { type: 'VetoAnswered', data: { party: 'air' }, body: { by: speaker, answer: 'x' } };
const after = (events: readonly DisputeEvent[], handling: 'parties' | 'named' = 'parties'): Dispute => {
  const state = events.reduce<Dispute | undefined>((so, event) => evolveDispute(so, event, RAISED), undefined);
  if (!state) throw new Error('A dispute begins with its first event');
  return { ...state, handling };
};

const SAID = { name: 'Jo Lindgren', words: 'They closed the map\r\nBcc: all@example.org without asking.' };
type Handling = 'public' | 'parties' | 'named';

const base = (handling: Handling, to: DocketLetter['to'], party: string) => ({
  service: 'https://concord.example',
  agreement: { ...anAgreement(), handling },
  ...{ text, party, now: RAISED, pauses: [], to, said: SAID },
});
interface Of {
  mou?: Handling;
  handling?: 'parties' | 'named';
  party?: string;
  to?: Partial<DocketLetter['to']>;
}
function letter(events: readonly DisputeEvent[], { mou = 'parties', handling, party = 'health', to = {} }: Of = {}) {
  const event = events.at(-1) ?? raised;
  const dispute = after(events, handling);
  const reader = { name: 'Dana Whitfield', office: 'director', title: 'Bureau Director', as: 'holder', ...to } as const;
  return { ...base(mou, reader, party), dispute, event } satisfies DisputeLetter;
}
const written = (template: string, events: readonly DisputeEvent[], of?: Of) =>
  mail(contentOf(DISPUTE_MAILS, template, letter(events, of)));

const BY = 'please act by Wed, Dec 9, 2026';
const D = 'ispute 3 under MOU-2026-014';
const ANSWER = 'Answer by Wed, Dec 2: dispute 3, MOU-2026-014';
/** Template, what happened, who reads it, the subject, and words that must be there. */
const TABLE: [template: string, events: DisputeEvent[], of: Of, subject: string, words: string][] = [
  ['dispute-raised', [raised], { party: 'air' }, ANSWER, 'Please answer first'],
  ['dispute-raised', [raised], {}, `D${D} was raised: ${BY}`, 'Your agency has raised a dispute'],
  ['dispute-answered', [raised, answered], {}, `D${D} has an answer: ${BY}`, 'Another agency has answered.'],
  ['dispute-joined', [raised, joined], {}, `A party joined d${D}: ${BY}`, 'every decision needs it too'],
  ['dispute-withdrawn', [raised, withdrawn], { party: 'air' }, `D${D} was withdrawn`, 'nothing is asked of you'],
  ['text-proposed', [raised, proposed], {}, `D${D} has a text to take or to counter: ${BY}`, '(version 1)'],
  [
    'text-accepted',
    [raised, joined, proposed, accepted],
    { party: 'forest' },
    `One side took the text of d${D}: ${BY}`,
    'Your side has not taken it yet.',
  ],
  ['climb-asked', [raised, climbAsked], {}, `D${D} may go to the next level: ${BY}`, 'Ask for it too'],
  [
    'dispute-climbed',
    [raised, climbed],
    { to: { office: 'head' } },
    `D${D} has climbed to the next level: ${BY}`,
    'Mail to an office of the level before came back',
  ],
  ['dispute-climbed', [raised, climbed], {}, `D${D} has climbed to the next level`, 'nothing is asked of you'],
  ['dispute-impasse', [raised, climbed, impasse], {}, `D${D} ended in an impasse`, 'open item of the operating board'],
  ['dispute-reminder', [raised, reminded], {}, `Reminder: d${D} waits for your agency: ${BY}`, 'Your office has'],
  [
    'dispute-reminder',
    [raised, reminded],
    { to: { office: 'head' } },
    `Reminder: d${D} waits for your agency`,
    'the dispute climbs without it',
  ],
  ['dispute-decided', [raised, proposed, accepted, decided], {}, `D${D} is decided`, 'Every side took the same text'],
  [
    'dispute-decided',
    [raised, proposed, accepted, decided],
    { party: 'forest', to: { as: 'liaison' } },
    `D${D} is decided: please act by Thu, Nov 26, 2026`,
    'Veto by: Thu, Nov 26, 2026, 10:00 a.m. ET',
  ],
  [
    'decision-vetoed',
    [raised, proposed, accepted, decided, vetoed],
    {},
    `The decision of d${D} was vetoed`,
    'A written reason is due by Fri, Nov 27, 2026, 10:00 a.m. ET',
  ],
  [
    'decision-vetoed',
    [raised, proposed, accepted, decided, vetoed],
    { party: 'forest', to: { as: 'liaison' } },
    `The decision of d${D} was vetoed: please act by Fri, Nov 27, 2026`,
    'Reason due by: Fri, Nov 27, 2026',
  ],
  [
    'veto-reasoned',
    [raised, proposed, accepted, decided, vetoed, reasoned],
    {},
    `The veto in d${D} has its reason: ${BY}`,
    'Please answer the reason first',
  ],
  [
    'veto-lapsed',
    [raised, proposed, accepted, decided, vetoed, lapsed],
    {},
    `The veto in d${D} has lapsed`,
    'the decision stands',
  ],
  [
    'veto-answered',
    [raised, proposed, accepted, decided, vetoed, reasoned, vetoAnswered],
    { party: 'forest', to: { as: 'liaison' } },
    `The reason of your veto in d${D} is answered`,
    'Another agency has answered the reason',
  ],
];

describe.each(TABLE)('%s', (template, events, of, subject, words) => {
  it('says what happened, and asks only whose turn it is', () => {
    const { subject: said, text: part } = written(template, events, of);
    expect(said).toBe(subject);
    expect(part).toContain(words);
    expect(part).toContain('MOU number: MOU-2026-014\nDispute number: 3');
  });

  it.each([
    ['parties', 'parties'],
    ['named', 'parties'],
    ['public', 'named'],
  ] as const)('tells nothing more where the MOU is %s and the dispute %s', (mou, handling) => {
    const parts = Object.values(written(template, events, { ...of, mou, handling }));
    const convener = text.parties.find(({ key }) => key === 'air')?.name ?? '';
    for (const part of parts) {
      expect(part).not.toMatch(/Whitfield|Lindgren|closed the map|Level named|Bureau Director/);
      expect(part).not.toContain(text.title);
      expect(part).not.toContain(text.decisionRights[0]?.what);
      for (const { name } of text.parties) if (name !== convener) expect(part).not.toContain(name);
      // Only as the agency through which the mail comes, in the footer of every mail.
      expect(part.replaceAll(`${convener} (air.example) organizes this agreement`, '')).not.toContain(convener);
    }
  });

  it('leads to the dispute behind sign-in, and says how to get there when the link does not work', () => {
    const { text: part, html } = written(template, events, of);
    const url = 'https://concord.example/agreements/mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ/disputes/3';
    expect(part.split('\n')).toContain(url);
    const wayIn =
      'Link not working? Go to https://concord.example/home, sign in with your work address, and open dispute 3 of MOU-2026-014.';
    for (const one of [part, html]) expect(one).toContain(wayIn);
  });

  it('names both agencies, the term and who wrote what where everything is public', () => {
    const { subject: said, text: part } = written(template, events, { ...of, mou: 'public' });
    for (const key of ['health', 'air']) expect(part).toContain(text.parties.find((one) => one.key === key)?.name);
    expect(part).toContain(`About: ${text.decisionRights[0]?.what}`);
    expect(part).toContain('Jo Lindgren wrote: “They closed the map Bcc: all@example.org without asking.”');
    expect(said).not.toMatch(/[\r\n]/);
    expect(part.split('\n').some((line) => line.startsWith('Bcc:'))).toBe(false);
  });
});

describe('Whoever reads for another', () => {
  it('hears that it is for an office that nobody holds, or as its alternate', () => {
    const [vacant, alternate, named] = [
      written('dispute-raised', [raised], { party: 'air', to: { as: 'vacant' } }),
      written('dispute-raised', [raised], { party: 'air', to: { as: 'alternate' }, mou: 'public' }),
      written('dispute-raised', [raised], { party: 'air', to: { as: 'alternate' } }),
    ];
    expect(vacant?.text).toContain('nobody holds the office for which it is meant today');
    expect(alternate?.text).toContain('To Dana Whitfield, who stands in for the Bureau Director of');
    expect(named?.text).toContain('This comes to you because you stand in for the holder of an office these days.');
  });

  it('is asked for nothing when the time of the level is over', () => {
    const late = { ...letter([raised], { party: 'air' }), now: DEADLINE } as const;
    expect(mail(contentOf(DISPUTE_MAILS, 'dispute-raised', late)).subject).toBe(`D${D} was raised`);
  });
});

describe('What an agency wrote cannot change the mail', () => {
  it('not its header, its end, or its markup, however long it is', () => {
    const nasty = `<a href="https://evil.example">x</a>\r\n\r\n--\r\nRead:\r\nhttps://evil.example ${'y'.repeat(9000)}`;
    const of = letter([raised], { mou: 'public' });
    const {
      subject,
      text: part,
      html,
    } = mail(contentOf(DISPUTE_MAILS, 'dispute-raised', { ...of, said: { name: nasty, words: nasty } }));
    expect(subject).not.toMatch(/[\r\n]/);
    expect(part.match(/^--$/gm)).toHaveLength(1);
    expect(part.split('\n')).not.toContain('https://evil.example');
    expect(html.match(/<a /g)).toHaveLength(1);
  });
});

describe('All deadlines of an MOU', () => {
  const pause = { from: RAISED, until: '2026-12-24T15:00:00.000Z' };
  const data = {
    agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
    party: 'air',
    cause: 'emergency',
    until: pause.until,
    on: '2026-11-23',
  } as const;
  const of = (mou: Handling) => base(mou, { name: 'Dana Whitfield', as: 'liaison' }, 'health');
  const event = { type: 'ClocksPaused', data, body: { by: speaker, reason: 'x' } } as const;

  it('are paused until a day that the mail gives, for a reason that only a public MOU tells', () => {
    const [closed, open] = (['parties', 'public'] as const).map((mou) =>
      mail(contentOf(CLOCKS_MAILS, 'clocks-paused', { ...of(mou), pauses: [pause], event })),
    );
    expect(closed?.subject).toBe('The deadlines of MOU-2026-014 are paused');
    expect(closed?.text).toMatch(
      /has paused every deadline of the disputes under this\s+agreement\. The time to object to a notice runs on\./,
    );
    expect(closed?.text).toContain('Deadlines paused until: Thu, Dec 24, 2026, 10:00 a.m. ET');
    expect(closed?.text).not.toMatch(/Lindgren|Whitfield/);
    expect(open?.text).toContain('Jo Lindgren wrote:');
  });

  it('run again, which is told as well', () => {
    const resumed = { type: 'ClocksResumed', data: { party: 'air' }, body: { by: speaker, reason: 'x' } } as const;
    const { subject, text: part } = mail(
      contentOf(CLOCKS_MAILS, 'clocks-resumed', { ...of('parties'), event: resumed }),
    );
    expect(subject).toBe('The deadlines of MOU-2026-014 run again');
    expect(part).not.toContain('paused until');
  });

  it('and a dispute is told when the level ends after the pause', () => {
    const { text: part } = mail(contentOf(DISPUTE_MAILS, 'dispute-raised', { ...letter([raised]), pauses: [pause] }));
    expect(part).toContain('Act by: Mon, Jan 11, 2027, 5:00 p.m. ET');
    expect(part).toContain('Deadlines paused until: Thu, Dec 24, 2026');
  });
});

describe('A mail to the side that owes the answer', () => {
  const day = 'Your answer due: Wed, Dec 2, 2026, 5:00 p.m. ET';
  const level = 'This level ends: Wed, Dec 9, 2026, 5:00 p.m. ET';
  const at = (now: string, template: string, events: DisputeEvent[], of: Of = { party: 'air' }) =>
    mail(contentOf(DISPUTE_MAILS, template, { ...letter(events, of), now }));

  it('asks for it by its own day, and names the end of the level beside it', () => {
    const { subject, text: part } = at(RAISED, 'dispute-raised', [raised]);
    expect(subject).toBe(ANSWER);
    expect(part).toContain(day);
    expect(part).toContain(level);
    expect(part).not.toContain('Act by');
  });

  it('reminds of it by the same day', () =>
    expect(at(RAISED, 'dispute-reminder', [raised, reminded]).subject).toBe(
      'Reminder: answer by Wed, Dec 2: dispute 3, MOU-2026-014',
    ));

  it('about something else names both days', () => {
    const { subject, text: part } = at(RAISED, 'text-proposed', [
      raised,
      { ...proposed, data: { ...proposed.data, party: 'health' } } as DisputeEvent,
    ]);
    expect(subject).toContain(BY);
    expect(part).toContain(day);
  });

  it.each<[string, string, DisputeEvent[], Of]>([
    ['once that day is over', '2026-12-02T22:00:00.000Z', [raised, reminded], { party: 'air' }],
    ['once it is given', RAISED, [raised, answered, reminded], { party: 'air' }],
    ['to who raised it', RAISED, [raised, reminded], {}],
  ])('is asked to act by the end of the level %s', (_, now, events, of) => {
    const { subject, text: part } = at(now, 'dispute-reminder', events, of);
    expect(subject).toContain(BY);
    expect(part).not.toContain('answer due');
  });

  it('falls later with the clocks', () => {
    const pause = { from: '2026-11-30T15:00:00.000Z', until: '2026-12-02T15:00:00.000Z' };
    const { subject } = mail(
      contentOf(DISPUTE_MAILS, 'dispute-raised', {
        ...letter([raised], { party: 'air' }),
        now: '2026-12-03T15:00:00.000Z',
        pauses: [pause],
      }),
    );
    expect(subject).not.toBe(ANSWER);
    expect(subject).toMatch(/^Answer by /);
  });
});

describe('A mail that no release ever had', () => {
  it('is a mistake of ours, as is one that another event asked for', () => {
    expect(() => contentOf(DISPUTE_MAILS, 'constructor', letter([raised]))).toThrow(RangeError);
    expect(() => contentOf(DISPUTE_MAILS, 'dispute-answered', letter([raised]))).toThrow(RangeError);
  });
});
