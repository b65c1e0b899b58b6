/** A dispute only ever climbs: by its deadline, by everyone's wish, by one decider with a reason, or past a mailbox that takes nothing. */
import { describe, expect, it } from 'vitest';
import { type Instant, plus } from '../../shared/kernel.ts';
import {
  aDispute,
  answered,
  aSpeaker,
  atImpasse,
  climbed,
  DEADLINE,
  decided,
  having,
  joined,
  mailed,
  onDay,
  onLevel,
  outcomeOf,
  periodAbove,
  proposed,
  reasoned,
  running,
  vetoed,
  WITH_REFEREE,
  whoOf,
  withdrawn,
  withOfficial,
} from '../testing/a-dispute.ts';
import { askClimb, climbByItself, climbDue, unreachable } from './climb.rules.ts';
import { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import type { Who } from './ladder.rules.ts';

const now = onDay('2027-03-03');
const byItself = (dispute: Dispute, at: Instant, level = dispute.level) =>
  climbByItself(dispute, level, periodAbove(dispute, at), running(at));
interface Trying {
  who?: Who;
  level?: number;
  how?: string;
  reason?: string;
  at?: Instant;
}
const asking = (dispute: Dispute, party: string, { reason = '', at = dispute.opened.at, ...more }: Trying = {}) => {
  const { who = whoOf(dispute, party), level = dispute.level, how = reason === '' ? 'ask' : 'now' } = more;
  return askClimb(dispute, who, { level, by: aSpeaker(party), how, reason }, periodAbove(dispute, at), running(at));
};
const asked = (dispute: Dispute, party: string): Dispute => having(dispute, asking(dispute, party).events ?? [], now);
const refereed = (level: number) => onLevel(level, answered(aDispute({ ladder: WITH_REFEREE })));
const alone = () => onLevel(1, answered(aDispute({ ladder: withOfficial('forest', 'chief') })));

describe('It climbs by itself', () => {
  it.each<[string, Dispute, Instant, string]>([
    ['not before the deadline', answered(), plus(DEADLINE, -1), ''],
    ['at the instant of the deadline', answered(), DEADLINE, 'LevelClimbed'],
    ['with a text on the table, too', proposed(), DEADLINE, 'LevelClimbed'],
    ['after a veto, from its new deadline on', reasoned(), reasoned().opened.deadline, 'LevelClimbed'],
    ['from the last level to the referee', refereed(3), refereed(3).opened.deadline, 'LevelClimbed'],
    ['from the referee to an impasse', refereed(4), refereed(4).opened.deadline, 'ImpasseReached'],
    ['from the last level to an impasse', onLevel(3), onLevel(3).opened.deadline, 'ImpasseReached'],
    ['not once it is decided', decided(), DEADLINE, ''],
    ['not while a veto waits', vetoed(), DEADLINE, ''],
    ['not once it is withdrawn', withdrawn(), DEADLINE, ''],
    ['not above an impasse', atImpasse(), plus(atImpasse().opened.deadline, 1), ''],
  ])('%s', (_, dispute, at, says) => expect(outcomeOf(byItself(dispute, at))).toBe(says));

  it('and not for a workflow whose level it has left, however late', () =>
    expect(byItself(onLevel(1), onDay('2027-06-01'), 0)).toEqual({ events: [] }));

  it('opens the next level for as long as it has, with nobody having acted there and no text', () => {
    const [event] = byItself(proposed(), DEADLINE).events ?? [];
    expect(DisputeEvent.parse(event)).toMatchObject({ data: { from: 0, to: 1, why: 'deadline' } });
    const above = climbed(proposed());
    expect(above).toMatchObject({ level: 1, reminded: 0, mail: {}, opened: { at: DEADLINE } });
    expect(Object.values(above.sides).map(({ acted, heard }) => [acted, heard])).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(above).not.toHaveProperty('text');
    expect(above.versions).toBe(1);
    expect(above.reached).toEqual([
      { level: 0, at: aDispute().raisedAt },
      { level: 1, at: DEADLINE },
    ]);
  });

  it('an owed answer to a veto is still owed above', () => expect(climbed(reasoned()).veto?.answerOwed).toBe(true));
});

describe('It climbs past an office that takes no mail', () => {
  it.each<[string, Dispute, string | undefined]>([
    ['not before anything is known', answered(), undefined],
    ['when its mail came back', mailed(answered(), 'health', 'bounced'), 'unreachable'],
    ['when its address is blocked', mailed(answered(), 'air', 'suppressed'), 'unreachable'],
    [
      'not when a mail reached it before',
      mailed(mailed(answered(), 'health', 'delivered'), 'health', 'bounced'),
      undefined,
    ],
    [
      'not when a mail reached it since',
      mailed(mailed(answered(), 'health', 'bounced'), 'health', 'delivered'),
      undefined,
    ],
    ['not for an office of another level', mailed(answered(), 'health', 'bounced', 'head'), undefined],
    ['not for a party that is no side', mailed(answered(), 'forest', 'bounced', 'lead'), undefined],
    ['for the one official, of whatever party', mailed(alone(), 'forest', 'bounced', 'chief'), 'unreachable'],
    ['not once it is decided', mailed(decided(), 'health', 'bounced'), undefined],
    [
      'not above the last level, where there is nobody to go on: a mailbox can be mended',
      mailed(onLevel(3), 'health', 'bounced'),
      undefined,
    ],
    ['but from the last level to the referee', mailed(refereed(3), 'health', 'bounced'), 'unreachable'],
  ])('%s', (_, dispute, why) => expect(climbDue(dispute, running(dispute.opened.at))).toBe(why));

  it('of offices that do not have it in hand nothing is kept', () =>
    expect(mailed(mailed(answered(), 'forest', 'bounced', 'liaison'), 'health', 'bounced', 'head').mail).toEqual({}));

  it('and says which one it was, until it has climbed', () => {
    const silent = mailed(answered(), 'health', 'bounced');
    expect(unreachable(silent)).toEqual(['health/lead']);
    expect(byItself(silent, now).events?.[0]).toMatchObject({ data: { why: 'unreachable' } });
    expect(unreachable(climbed(silent))).toEqual([]);
  });
});

describe('It climbs when it is asked', () => {
  it.each<[string, ReturnType<typeof asking>, string | RegExp]>([
    ['one side alone waits for the other', asking(answered(), 'air'), /^ClimbAsked$/],
    ['the last side that asks lifts it', asking(asked(answered(), 'air'), 'health'), 'ClimbAsked, LevelClimbed'],
    ['a side that joined is one of them', asking(asked(joined(answered()), 'air'), 'health'), /^ClimbAsked$/],
    [
      'a decider hands it up with a reason',
      asking(answered(), 'air', { reason: 'It is about money.' }),
      'ClimbAsked, LevelClimbed',
    ],
    [
      'also one who asked before',
      asking(asked(answered(), 'air'), 'air', { reason: 'Now.' }),
      'ClimbAsked, LevelClimbed',
    ],
    [
      'the one official, too',
      asking(alone(), 'forest', { who: { party: 'forest', offices: ['chief'] }, reason: 'Not mine.' }),
      'ClimbAsked, LevelClimbed',
    ],
    [
      'but it has nobody to ask, if it is no side',
      asking(alone(), 'forest', { who: { party: 'forest', offices: ['chief'] } }),
      /nobody to ask/,
    ],
    [
      'the side beside the official',
      asking(alone(), 'air', { reason: 'Never an answer.' }),
      'ClimbAsked, LevelClimbed',
    ],
    [
      'never by a reason alone: nothing moves that nobody chose to move',
      asking(answered(), 'air', { how: '', reason: 'It is about money.' }),
      /No choice/,
    ],
    [
      'a reason may go with asking, and moves nothing',
      asking(answered(), 'air', { how: 'ask', reason: 'Money.' }),
      /^ClimbAsked$/,
    ],
    ['not at once without a reason', asking(answered(), 'air', { how: 'now', reason: ' ' }), /no reason yet/],
    ['nor in a way that no form has', asking(answered(), 'air', { how: 'up', reason: 'x' }), /No choice/],
    ['not twice without a reason', asking(asked(answered(), 'air'), 'air'), /asked for the next level already/],
    ['not with a treatise', asking(answered(), 'air', { reason: 'x'.repeat(8_001) }), /8,001 characters/],
    [
      'not by an office of another level',
      asking(answered(), 'air', { who: { party: 'air', offices: ['head'] } }),
      /your office is not among them/,
    ],
    [
      'not by a stranger',
      asking(answered(), 'forest', { who: { party: 'forest', offices: ['lead'] } }),
      /your office is not among them/,
    ],
    ['not from a level that it has left', asking(onLevel(1), 'air', { level: 0, reason: 'Up.' }), /has moved up from/],
    [
      'not at the instant of the deadline',
      asking(answered(), 'air', { at: DEADLINE, reason: 'Up.' }),
      /time of Program leads is over/,
    ],
    [
      'just before it',
      asking(answered(), 'air', { at: plus(DEADLINE, -1), reason: 'Up.' }),
      'ClimbAsked, LevelClimbed',
    ],
    ['above the last level is an impasse', asking(onLevel(3), 'air', { reason: 'Up.' }), 'ClimbAsked, ImpasseReached'],
    ['not after the decision', asking(decided(), 'air'), /was decided/],
  ])('%s', (_, outcome, says) => expect(outcomeOf(outcome)).toMatch(says));

  it('says why, and keeps the reason in the body', () => {
    const events = asking(answered(), 'air', { reason: ' It is about money. ' }).events ?? [];
    expect(events).toMatchObject([
      { data: { party: 'air', level: 0, handsUp: true }, body: { reason: 'It is about money.' } },
      { data: { from: 0, to: 1, why: 'handed up' } },
    ]);
    expect(asking(asked(answered(), 'air'), 'health').events?.[1]).toMatchObject({ data: { why: 'all asked' } });
  });

  it('a wish ends with its level', () => expect(climbed(asked(answered(), 'air')).sides.air?.asksClimb).toBe(false));

  it('a level that opens without a period is a mistake of the caller', () =>
    expect(() => climbByItself(answered(), 0, undefined, running(DEADLINE))).toThrow('period'));
});
