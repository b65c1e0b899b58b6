/** A text binds when every side took it, or when the one official wrote it; dissent stays word for word beside it. */
import { describe, expect, it } from 'vitest';
import { DAY, plus } from '../../shared/kernel.ts';
import {
  A_PROMISE,
  aDispute,
  answered,
  aSpeaker,
  atImpasse,
  climbed,
  DEADLINE,
  decided,
  having,
  joined,
  onDay,
  onLevel,
  outcomeOf,
  proposed,
  reasoned,
  running,
  taken,
  termsFor,
  vetoed,
  WITH_REFEREE,
  whoOf,
  withdrawn,
  withOfficial,
} from '../testing/a-dispute.ts';
import { accept, dissent, type Promise as Promised, propose } from './decide.rules.ts';
import { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import type { Clock, Who } from './ladder.rules.ts';

const now = onDay('2027-03-03');

interface Trying {
  party?: string;
  who?: Who;
  level?: number;
  seen?: number;
  text?: string;
  followUps?: Promised[];
  clock?: Clock;
}

const proposing = (
  dispute: Dispute,
  { party = 'air', clock = running(dispute.opened.at), ...changes }: Trying = {},
) => {
  const { who = whoOf(dispute, party), level = dispute.level, seen = dispute.versions } = changes;
  const { text = ' Each Friday. ', followUps = [A_PROMISE] } = changes;
  const proposal = { level, seen, by: aSpeaker(party), text, followUps };
  return propose(dispute, who, proposal, {
    terms: termsFor(clock.now, followUps),
    today: clock.now.slice(0, 10),
    clock,
  });
};

interface Taking {
  party?: string;
  who?: Who;
  level?: number;
  version?: number;
  words?: string;
  clock?: Clock;
}

const taking = (
  dispute: Dispute,
  { party = 'health', clock = running(dispute.opened.at), ...changes }: Taking = {},
) => {
  const {
    who = whoOf(dispute, party),
    level = dispute.level,
    version = dispute.text?.version ?? 0,
    words = '',
  } = changes;
  const terms = termsFor(clock.now, dispute.text?.promises);
  return accept(dispute, who, { level, version, by: aSpeaker(party), dissent: words }, { terms, clock });
};

const alone = (party = 'health', office = 'director') =>
  onLevel(1, answered(aDispute({ ladder: withOfficial(party, office) })));
const refereed = () => onLevel(4, answered(aDispute({ ladder: WITH_REFEREE })));

describe('A text is proposed', () => {
  it('its words and promises stand in the body, what decides beside them', () => {
    const [event] = proposing(answered()).events ?? [];
    expect(DisputeEvent.parse(event)).toEqual({
      type: 'TextProposed',
      data: { version: 1, party: 'air', level: 0, as: 'proposal', followUps: [{ party: 'health', by: '2027-04-01' }] },
      body: { by: aSpeaker('air'), text: 'Each Friday.', followUps: ['Sends the counts.'] },
    });
  });

  it('a counter-proposal is the next version, and nobody but its side has taken it', () => {
    const countered = proposed(proposed(), { party: 'health' });
    expect(countered.text).toMatchObject({ version: 2, by: 'health', accepted: ['health'] });
  });

  it.each<[string, Dispute, Trying, string | RegExp]>([
    ['by either side, answered or not', aDispute(), { party: 'health' }, 'TextProposed'],
    ['without a promise', answered(), { followUps: [] }, 'TextProposed'],
    ['by who joined', joined(answered()), { party: 'forest' }, 'TextProposed'],
    ['just before the deadline', answered(), { clock: running(plus(DEADLINE, -1)) }, 'TextProposed'],
    ['not at the instant of the deadline', answered(), { clock: running(DEADLINE) }, /time of Program leads is over/],
    [
      'after a suspension, also later',
      answered(),
      { clock: running(DEADLINE, [{ from: now, until: plus(now, DAY) }]) },
      'TextProposed',
    ],
    [
      'not by an office of another level',
      answered(),
      { who: { party: 'air', offices: ['director'] } },
      /your office is not among them/,
    ],
    ['not by a party that is no side', answered(), { party: 'forest' }, /your office is not among them/],
    [
      'not on a level that it has left',
      onLevel(1),
      { level: 0, who: { party: 'air', offices: ['lead'] } },
      /has moved up from Program leads to Bureau directors/,
    ],
    ['not over a text that was not seen', proposed(), { seen: 0, party: 'health' }, /another solution was proposed/],
    ['not after the decision', decided(), {}, /was decided in the meantime/],
    ['not after a withdrawal', withdrawn(), {}, /was withdrawn/],
    ['not after an impasse', atImpasse(), {}, /ended without a decision/],
    ['not while a veto waits for its reason', vetoed(), {}, /reason is awaited/],
    ['not before its reason is answered', reasoned(), {}, /not answered yet/],
  ])('%s', (_, dispute, trying, says) => expect(outcomeOf(proposing(dispute, trying))).toMatch(says));
});

describe('A text says who does what by when', () => {
  it.each<[string, Trying, RegExp, string]>([
    ['it is no blank', { text: ' \n' }, /does not say yet what is decided/, 'text'],
    ['nor a treatise', { text: 'x'.repeat(8_001) }, /8,001 characters/, 'text'],
    ['twelve actions at most', { followUps: Array.from({ length: 13 }, () => A_PROMISE) }, /13 actions/, 'followUps'],
    [
      'only sides promise',
      { followUps: [A_PROMISE, { ...A_PROMISE, party: 'forest' }] },
      /no party of the dispute/,
      'followUps.1.party',
    ],
    ['a promise says what is done', { followUps: [{ ...A_PROMISE, what: ' ' }] }, /what is done/, 'followUps.0.what'],
    ['in a sentence', { followUps: [{ ...A_PROMISE, what: 'x'.repeat(501) }] }, /501 characters/, 'followUps.0.what'],
    ['by a day', { followUps: [{ ...A_PROMISE, by: 'soon' }] }, /cannot read/, 'followUps.0.by'],
    ['that the calendar knows', { followUps: [{ ...A_PROMISE, by: '2027-04-31' }] }, /no day/, 'followUps.0.by'],
    ['not today', { followUps: [{ ...A_PROMISE, by: '2027-03-01' }] }, /within the next 180 days/, 'followUps.0.by'],
    [
      'nor in a year',
      { followUps: [{ ...A_PROMISE, by: '2027-08-29' }] },
      /within the next 180 days/,
      'followUps.0.by',
    ],
  ])('%s', (_, trying, wrong, field) => {
    const { refused } = proposing(answered(), trying);
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.field).toBe(field);
  });

  it.each(['2027-03-02', '2027-08-28'])('tomorrow and the hundred and eightieth day can be promised: %s', (by) =>
    expect(outcomeOf(proposing(answered(), { followUps: [{ ...A_PROMISE, by }] }))).toBe('TextProposed'),
  );

  it('everything that is wrong is told at once', () => {
    const outcome = proposing(answered(), { text: '', followUps: [{ party: 'x', what: '', by: '' }] });
    const fields = 'findings' in outcome ? outcome.findings.map(({ field }) => field) : [];
    expect(fields).toEqual(['text', 'followUps.0.party', 'followUps.0.what', 'followUps.0.by']);
  });
});

describe('A text is taken', () => {
  it.each<[string, Dispute, Taking, string | RegExp]>([
    ['by the other side, which decides it', proposed(), {}, 'TextAccepted, DisputeDecided'],
    ['by one of two others, which decides nothing yet', joined(proposed()), {}, /^TextAccepted$/],
    ['by the last of them', taken(joined(proposed())), { party: 'forest' }, 'TextAccepted, DisputeDecided'],
    ['with dissent', proposed(), { words: 'No.' }, 'TextAccepted, DissentRecorded, DisputeDecided'],
    ['just before the deadline', proposed(), { clock: running(plus(DEADLINE, -1)) }, 'TextAccepted, DisputeDecided'],
    ['not at the instant of the deadline', proposed(), { clock: running(DEADLINE) }, /time of Program leads is over/],
    ['not by the side that wrote it', proposed(), { party: 'air' }, /accepted this proposal already/],
    ['not twice', taken(joined(proposed())), { party: 'health' }, /accepted this proposal already/],
    ['not after it was decided', decided(), {}, /was decided in the meantime/],
    ['not by a party that is no side', proposed(), { party: 'forest' }, /your office is not among them/],
    [
      'not by an office of another level',
      proposed(),
      { who: { party: 'health', offices: ['head'] } },
      /your office is not among them/,
    ],
    ['not on a level that it has left', climbed(proposed()), { level: 0, version: 1 }, /has moved up from/],
    ['not on the level above, to which no text climbs', climbed(proposed()), { version: 1 }, /not open any more/],
    ['not when there is none', answered(), {}, /There is no proposal to accept/],
    [
      'not when another one has overtaken it',
      proposed(proposed(), { party: 'health' }),
      { party: 'air', version: 1 },
      /not open any more/,
    ],
    ['not with a treatise of dissent', proposed(), { words: 'x'.repeat(8_001) }, /8,001 characters/],
    ['not while a veto waits for its reason', vetoed(), {}, /reason is awaited/],
  ])('%s', (_, dispute, trying, says) => expect(outcomeOf(taking(dispute, trying))).toMatch(says));

  it('not when a day that it promises is over', () => {
    const late = proposed(answered(), { followUps: [{ ...A_PROMISE, by: '2027-03-04' }] });
    expect(outcomeOf(taking(late, { clock: running(onDay('2027-03-04', 20)) }))).toMatch(/DisputeDecided/);
    expect(outcomeOf(taking(late, { clock: running(onDay('2027-03-04', 21)) }))).toMatch(
      /due by Thu, Mar 4, 2027, and that day is over/,
    );
  });

  it('the decision says how it came about, what was promised, and until when it can be vetoed', () => {
    const event = taking(proposed(), { clock: running(now) }).events?.at(-1);
    expect(DisputeEvent.parse(event)).toEqual({
      type: 'DisputeDecided',
      data: { version: 1, level: 0, how: 'agreement', ...termsFor(now, [A_PROMISE]) },
    });
    expect(decided()).toMatchObject({ status: 'decided', decidedBy: ['air', 'health'] });
  });

  it('a decision without its terms is a mistake of the caller', () =>
    expect(() =>
      accept(
        proposed(),
        whoOf(proposed(), 'health'),
        { level: 0, version: 1, by: aSpeaker('health'), dissent: '' },
        { terms: undefined, clock: running(now) },
      ),
    ).toThrow('terms'));
});

describe('One official decides alone', () => {
  it.each<[string, Dispute, Trying, string | RegExp]>([
    ['and what it writes binds at once', alone(), { party: 'health' }, 'TextProposed, DisputeDecided'],
    [
      'whatever office meets the others there',
      alone('health', 'commissioner'),
      { party: 'health', who: { party: 'health', offices: ['commissioner'] } },
      'TextProposed, DisputeDecided',
    ],
    [
      'also one of a party that is no side',
      alone('forest', 'chief'),
      { party: 'forest', who: { party: 'forest', offices: ['chief'] } },
      'TextProposed, DisputeDecided',
    ],
    ['the other side waits', alone(), { party: 'air' }, /one official decides/],
    [
      'so does another office of the same party',
      alone('health', 'commissioner'),
      { party: 'health' },
      /one official decides/,
    ],
    [
      'not at the instant of the deadline',
      alone(),
      { party: 'health', clock: running(alone().opened.deadline) },
      /time of Bureau directors is over/,
    ],
  ])('%s', (_, dispute, trying, says) => expect(outcomeOf(proposing(dispute, trying))).toMatch(says));

  it('as an official’s decision, which can be vetoed', () => {
    const events = proposing(alone(), { party: 'health' }).events ?? [];
    expect(events.map(({ data }) => data)).toMatchObject([
      { as: 'decision' },
      { how: 'official', vetoUntil: expect.any(String) },
    ]);
    expect(having(alone(), events, now).decidedBy).toEqual(['health']);
  });
});

describe('A referee rules', () => {
  const ruled = () => proposed(refereed(), { party: 'air', at: refereed().opened.at, followUps: [] });

  it('as one side has it', () => expect(ruled().text).toMatchObject({ as: 'ruling', accepted: ['air'] }));

  it('and the other side confirms: it binds, and nobody vetoes it', () => {
    const event = taking(ruled()).events?.at(-1);
    expect(event).toMatchObject({ type: 'DisputeDecided', data: { how: 'referee', level: 4 } });
    expect(event?.data).not.toHaveProperty('vetoUntil');
  });
});

describe('Dissent is kept word for word', () => {
  const words = '  We took it under protest.\r\n\n\tNever again —  \n';
  it('with every blank and line break, beside a taking', () =>
    expect(taking(proposed(), { words }).events?.[1]).toEqual({
      type: 'DissentRecorded',
      data: { party: 'health', version: 1 },
      body: { by: aSpeaker('health'), words },
    }));

  const dissenting = (dispute: Dispute, party: string, said: string) =>
    dissent(dispute, { party, offices: ['lead'] }, { by: aSpeaker(party), words: said });

  it('and after the decision', () =>
    expect(dissenting(decided(), 'air', words).events?.[0]).toMatchObject({ body: { words } }));

  it.each<[string, Dispute, string, string, string | RegExp]>([
    ['also while a veto waits', vetoed(), 'air', 'No.', 'DissentRecorded'],
    ['blanks alone are none, and bind without one', decided(), 'air', ' \n', /no words yet/],
    ['not before there is a decision', proposed(), 'air', 'No.', /no decision yet/],
    ['not once the decision fell', reasoned(), 'air', 'No.', /no decision yet/],
    ['not once the MOU has ended while a veto waited', { ...vetoed(), status: 'ended' }, 'air', 'No.', /MOU has ended/],
    ['not by a stranger', decided(), 'forest', 'No.', /no party of this dispute/],
    ['not as a treatise', decided(), 'air', 'x'.repeat(8_001), /8,001 characters/],
  ])('%s', (_, dispute, party, said, says) => expect(outcomeOf(dissenting(dispute, party, said))).toMatch(says));

  it('a party that dissents twice is one that dissents, and from the text of today only', () => {
    const both = [
      ...(dissenting(decided(), 'air', 'a').events ?? []),
      ...(dissenting(decided(), 'air', 'b').events ?? []),
    ];
    const dissented = having(decided(), both, now);
    expect(dissented.dissent).toEqual(['air']);
    expect(climbed(taken(joined(proposed()), 'health', now, 'No.')).dissent).toEqual([]);
    expect(proposed(taken(joined(proposed()), 'health', now, 'No.')).dissent).toEqual([]);
  });

  it('blanks in place of dissent are none', () =>
    expect(outcomeOf(taking(proposed(), { words: ' \n ' }))).toBe('TextAccepted, DisputeDecided'));
});
