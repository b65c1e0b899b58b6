/** What a mail of a docket says to the office whose turn it is, to those who only hear of it, and what it may tell by handling. */
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../shared/mail.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { CLOCKS_MAILS } from '../docket/mail/suspension.mail.tsx';
import type { DisputeEvent } from '../domain/dispute.events.ts';
import {
  accepted,
  answered,
  base,
  climbAsked,
  climbed,
  DEADLINE,
  decided,
  type Handling,
  impasse,
  joined,
  lapsed,
  letter,
  type Of,
  proposed,
  RAISED,
  raised,
  reasoned,
  reminded,
  speaker,
  text,
  vetoAnswered,
  vetoed,
  withdrawn,
} from '../testing/a-letter.ts';
import { DISPUTE_MAILS } from './dispute.mail.tsx';

const written = (template: string, events: readonly DisputeEvent[], of?: Of) =>
  mail(contentOf(DISPUTE_MAILS, template, letter(events, of)));

const BY = 'by Wed, Dec 9';
const MOU = 'wildfire smoke MOU (MOU-2026-014)';
const ANSWER = `Answer by Wed, Dec 2: dispute 3, ${MOU}`;
const DECIDED = [raised, proposed, accepted, decided];
const VETOED = [...DECIDED, vetoed];
/** Who may veto, as a liaison hears it. */
const VETOER: Of = { party: 'forest', to: { as: 'liaison' } };
const HEARS = 'Nothing is asked of you';
/** Template, what happened, who reads it, the subject, and words that must be there. */
const TABLE: [template: string, events: DisputeEvent[], of: Of, subject: string, words: string][] = [
  ['dispute-raised', [raised], { party: 'air' }, ANSWER, 'Please answer first'],
  ['dispute-raised', [raised], {}, `Propose ${BY}: dispute 3 was raised, ${MOU}`, 'Your agency has raised a dispute'],
  [
    'dispute-answered',
    [raised, answered],
    {},
    `Propose ${BY}: dispute 3 has an answer, ${MOU}`,
    'Another agency has answered.',
  ],
  [
    'dispute-joined',
    [raised, joined],
    {},
    `Propose ${BY}: a party joined dispute 3, ${MOU}`,
    'every decision needs it too',
  ],
  ['dispute-withdrawn', [raised, withdrawn], { party: 'air' }, `Dispute 3 was withdrawn: ${MOU}`, HEARS],
  ['text-proposed', [raised, proposed], {}, `Answer ${BY}: dispute 3 has a proposal, ${MOU}`, 'has made proposal 1'],
  [
    'text-accepted',
    [raised, joined, proposed, accepted],
    { party: 'forest' },
    `Answer ${BY}: a proposal in dispute 3, ${MOU}`,
    'Your side has not accepted it yet.',
  ],
  ['climb-asked', [raised, climbAsked], {}, `Answer ${BY}: dispute 3 may move up, ${MOU}`, 'Ask for it too'],
  [
    'dispute-climbed',
    [raised, climbed],
    { to: { office: 'head' } },
    `Propose ${BY}: dispute 3 moved up a level, ${MOU}`,
    'Email to an office of the level before came back',
  ],
  ['dispute-climbed', [raised, climbed], {}, `Dispute 3 moved up a level: ${MOU}`, HEARS],
  [
    'dispute-impasse',
    [raised, climbed, impasse],
    {},
    `Dispute 3 ended in an impasse: ${MOU}`,
    'open item of the operating board',
  ],
  ['dispute-reminder', [raised, reminded], {}, `Propose ${BY} (reminder): dispute 3, ${MOU}`, 'Your office has'],
  [
    'dispute-reminder',
    [raised, reminded],
    { to: { office: 'head' } },
    `Dispute 3 waits for your agency (reminder): ${MOU}`,
    'the dispute moves up without it',
  ],
  ['dispute-decided', DECIDED, {}, `Dispute 3 is decided: ${MOU}`, 'Every side accepted the same proposal'],
  [
    'dispute-decided',
    DECIDED,
    VETOER,
    `Decide on a veto by Thu, Nov 26: dispute 3, ${MOU}`,
    'Veto by: Thu, Nov 26, 2026, 10:00 a.m. ET',
  ],
  [
    'decision-vetoed',
    VETOED,
    {},
    `The decision of dispute 3 was vetoed: ${MOU}`,
    'A written reason is due by Fri, Nov 27, 2026, 10:00 a.m. ET',
  ],
  [
    'decision-vetoed',
    VETOED,
    VETOER,
    `Give the reason by Fri, Nov 27: veto in dispute 3, ${MOU}`,
    'Reason due by: Fri, Nov 27, 2026',
  ],
  [
    'veto-reasoned',
    [...VETOED, reasoned],
    {},
    `Answer ${BY}: veto in dispute 3, ${MOU}`,
    'Please answer the reason first',
  ],
  ['veto-lapsed', [...VETOED, lapsed], {}, `The veto in dispute 3 has lapsed: ${MOU}`, 'the decision binds again'],
  [
    'veto-answered',
    [...VETOED, reasoned, vetoAnswered],
    VETOER,
    `The reason of your veto in dispute 3 is answered: ${MOU}`,
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
      'Link not working? Go to https://concord.example/home, sign in with your work email address, and open dispute 3 of MOU-2026-014.';
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
    expect(vacant?.text).toContain('Nobody holds the office for which it is meant today');
    expect(alternate?.text).toContain('To Dana Whitfield, who stands in for the Bureau Director of');
    expect(named?.text).toContain('This comes to you because you stand in for the holder of an office these days.');
  });

  it('is asked for nothing when the time of the level is over', () => {
    const late = { ...letter([raised], { party: 'air' }), now: DEADLINE } as const;
    expect(mail(contentOf(DISPUTE_MAILS, 'dispute-raised', late)).subject).toBe(`Dispute 3 was raised: ${MOU}`);
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
    expect(closed?.subject).toBe(`Deadlines are paused: ${MOU}`);
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
    expect(subject).toBe(`Deadlines run again: ${MOU}`);
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
      `Answer by Wed, Dec 2 (reminder): dispute 3, ${MOU}`,
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
