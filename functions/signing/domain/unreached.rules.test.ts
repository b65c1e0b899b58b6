/** Whether a report of mail that came back tells a liaison: once a mailbox and day, several in one email, and nothing that is put right. */
import { describe, expect, it } from 'vitest';
import type { PartyState } from '../../offices/domain/party.state.ts';
import { type Instant, MINUTE, plus } from '../../shared/kernel.ts';
import { aRound, DOCUMENT, onDay } from '../testing/a-round.ts';
import type { Round, Signatory } from './round.state.ts';
import { liaisonRefused, type Recorded, refusedAt, tells, type Unreached, unreachedOf } from './unreached.rules.ts';

const text = { documentHash: DOCUMENT, version: 1 };
const set = { structure: 's'.repeat(64) };
const two = { ...set, party: 'health', signatories: ['head', 'cfo'], reviewers: { counsel: {}, budget: {} } };
const AT = onDay('2026-11-04', 15);
const zone = 'America/New_York';

const offices = (changes: object = {}): PartyState =>
  ({
    ...{ ...set, party: 'health', epoch: 0, confirmedAt: onDay('2026-11-03'), mail: {} },
    reviewers: { counsel: { required: true }, budget: { required: false } },
    signatories: ['head', 'cfo'].map((office) => ({ office, capacity: 'incumbent', epoch: 0 })),
    ...changes,
  }) as PartyState;

const round = (seats: Record<string, Partial<Signatory>> = {}): Round => {
  const open = aRound({ groups: [['health', 'health_cfo', 'air']] });
  const waiting = Object.entries(open.signatories).map(([seat, one]) => [
    seat,
    { ...one, status: 'waiting', ...seats[seat] },
  ]);
  return { ...open, signatories: Object.fromEntries(waiting) };
};
const unreached = (of: Partial<Record<'state' | 'seats' | 'party', object>>): string[] =>
  unreachedOf(
    { ...two, ...of.party },
    offices(of.state),
    round(of.seats as Record<string, Partial<Signatory>>),
    text,
  ).map(({ whom }) => whom);

describe('A mailbox takes no email for something that waits', () => {
  it.each<[string, Parameters<typeof unreached>[0], string[]]>([
    ['of no one while mail arrives', {}, []],
    ['of an office that signs, whose mail bounced', { seats: { health_cfo: { mail: 'bounced' } } }, ['health_cfo']],
    ['and was held back', { seats: { health: { status: 'asked', mail: 'suppressed' } } }, ['health']],
    ['not where it is only delayed', { seats: { health: { mail: 'delayed' } } }, []],
    ['nor where nobody knows', { seats: { health: { mail: 'unknown' } } }, []],
    ['not once the office has signed', { seats: { health: { status: 'signed', mail: 'bounced' } } }, []],
    ['nor once it has declined', { seats: { health: { status: 'declined', mail: 'bounced' } } }, []],
    ['not for a test that was marked as spam, which had arrived', { seats: { health: { mail: 'complained' } } }, []],
    ['but for a link that was', { seats: { health: { status: 'asked', mail: 'complained' } } }, ['health']],
    ['of another party', { seats: { air: { mail: 'bounced' } } }, []],
    ['of reviewers', { state: { mail: { counsel: 'bounced', budget: 'rejected' } } }, ['counsel', 'budget']],
    ['not of a liaison', { state: { mail: { liaison: 'bounced' } } }, []],
    [
      'not of a reviewer who is none any more',
      { party: { reviewers: {} }, state: { mail: { counsel: 'bounced' } } },
      [],
    ],
    [
      'not of a reviewer who has cleared the text',
      {
        state: { mail: { counsel: 'bounced' }, reviewers: { counsel: { required: true, answer: 'cleared', ...text } } },
      },
      [],
    ],
    [
      'not of a reviewer once the head is asked',
      {
        state: { mail: { counsel: 'bounced' } },
        seats: { health: { status: 'asked' }, health_cfo: { status: 'asked' } },
      },
      [],
    ],
    [
      'not before the offices stand confirmed: that is asked first',
      { party: { structure: 'other' }, seats: { health: { mail: 'bounced' } } },
      [],
    ],
  ])('%s', (_, of, whom) => expect(unreached(of)).toEqual(whom));
});

const HEAD: Unreached = { whom: 'health', trouble: 'bounced' };
const CFO: Unreached = { whom: 'health_cfo', trouble: 'bounced' };
const COUNSEL: Unreached = { whom: 'counsel', kind: 'counsel', trouble: 'bounced' };

const at = (minutes: number): Instant => plus(AT, minutes * MINUTE);
const inRound = (seq: number, minutes: number, party = 'health', more: object = {}): Recorded => ({
  ...{ stream: 'sig', seq, type: 'MailReported', at: at(minutes) },
  data: { party, report: 'bounced', ...more },
});
const inParty = (seq: number, minutes: number, more: object = {}): Recorded => ({
  ...{ stream: 'pty', seq, type: 'PartyMailReported', at: at(minutes) },
  data: { to: 'counsel', report: 'bounced', ...more },
});
const renamed = (seq: number, minutes: number): Recorded => ({
  ...{ stream: 'pty', seq, type: 'ReviewersNamed', at: at(minutes), data: { changed: ['counsel'] } },
});
const DAY = 24 * 60;
/** Long enough after everything. */
const LATER = plus(AT, 30 * DAY * MINUTE);

interface Case {
  unreached: Unreached[];
  round?: Recorded[];
  party?: Recorded[];
  state?: PartyState;
  now?: Instant;
  own?: [stream: string, seq: number];
}
const asked = ({ unreached: of, state = offices(), now = LATER, own: [stream, seq] = ['sig', 1], ...rest }: Case) => {
  const events = { round: [], party: [], ...rest };
  return tells({ stream, seq, template: 'address' }, refusedAt(of, state, events), { zone, now });
};
const TOLD = { toldIn: 'address' };

describe('A report', () => {
  it.each<[string, Case, ReturnType<typeof asked>]>([
    [
      'waits for others of the same minutes',
      { unreached: [HEAD], round: [inRound(1, 0)], now: at(1) },
      { ...TOLD, soon: true },
    ],
    ['then tells', { unreached: [HEAD], round: [inRound(1, 0)], now: at(2) }, 'address'],
    ['tells nothing of a mailbox that takes email again', { unreached: [CFO], round: [inRound(1, 0)] }, undefined],
    ['tells nothing where nothing is to be mended', { unreached: [], round: [inRound(1, 0)] }, undefined],
    [
      'tells nothing of the address before',
      {
        unreached: [HEAD],
        round: [inRound(1, 0)],
        state: offices({ signatories: [{ office: 'head', epoch: 1, heldSince: at(1) }] }),
      },
      undefined,
    ],
    [
      'tells nothing of an earlier holder, however late it comes',
      { unreached: [HEAD], round: [inRound(1, 0, 'health', { former: true })] },
      undefined,
    ],
    [
      'tells nothing of a reviewer’s address before',
      { unreached: [COUNSEL], party: [inParty(1, 0), renamed(2, 1)], own: ['pty', 1] },
      undefined,
    ],
    [
      'tells of the corrected one that bounces as well, on the same day',
      { unreached: [COUNSEL], party: [inParty(1, 0), renamed(2, 9), inParty(3, 10)], own: ['pty', 3] },
      'address',
    ],
    [
      'is told with another mailbox of the party',
      { unreached: [HEAD, CFO], round: [inRound(1, 0, 'health_cfo'), inRound(2, 1)], own: ['sig', 2] },
      TOLD,
    ],
    [
      'tells of the other one as well, where it is the first',
      { unreached: [HEAD, CFO], round: [inRound(1, 0, 'health_cfo'), inRound(2, 1)] },
      'address',
    ],
    [
      'is told with a reviewer’s, which is on another record',
      { unreached: [HEAD, COUNSEL], round: [inRound(1, 1)], party: [inParty(1, 0)] },
      TOLD,
    ],
    [
      'tells by itself after those minutes',
      { unreached: [HEAD, CFO], round: [inRound(1, 0, 'health_cfo'), inRound(2, 2)], own: ['sig', 2] },
      'address',
    ],
    [
      'is told already on the same day',
      { unreached: [HEAD], round: [inRound(1, 0), inRound(2, 60)], own: ['sig', 2] },
      TOLD,
    ],
    [
      'is so though mail arrived between',
      {
        unreached: [HEAD],
        round: [inRound(1, 0), inRound(2, 30, 'health', { report: 'delivered' }), inRound(3, 60)],
        own: ['sig', 3],
      },
      TOLD,
    ],
    [
      'tells again on another day',
      { unreached: [HEAD], round: [inRound(1, 0), inRound(2, DAY)], own: ['sig', 2] },
      'address',
    ],
  ])('%s', (_, of, told) => expect(asked(of)).toEqual(told));
});

const ofLiaison = (minutes: number, report: string, template = 'prepare', stream = 'sig'): Recorded => ({
  ...{ stream, seq: minutes + 1, type: stream === 'sig' ? 'MailReported' : 'PartyMailReported', at: at(minutes) },
  data: { ...(stream === 'sig' && { party: 'health' }), to: 'liaison', report, template },
});

describe('That nobody of a party is told is told', () => {
  interface Lost {
    round?: Round;
    state?: PartyState | undefined;
    reports?: Recorded[];
    unreached?: Unreached[];
  }
  const lost = { ...round(), liaisons: { health: 'bounced' } } as Round;
  const bounced = offices({ mail: { liaison: 'bounced' } });
  const asksNow = {
    ...round({ health: { status: 'asked' }, health_cfo: { status: 'asked' } }),
    liaisons: lost.liaisons,
  };
  it.each<[string, Lost, number[]]>([
    ['by the report of its liaison, before anyone has vouched', {}, [1]],
    ['not while the latest mail arrived', { round: round() }, []],
    [
      'by the record of the party, once it has one',
      { state: bounced, reports: [ofLiaison(0, 'bounced', 'reminder', 'pty')] },
      [1],
    ],
    ['not by that record where mail arrived', { state: offices() }, []],
    [
      'not where another liaison has the same email',
      { reports: [ofLiaison(0, 'bounced'), ofLiaison(1, 'delivered')] },
      [],
    ],
    [
      'but where another one had an earlier one',
      { reports: [ofLiaison(-90, 'delivered'), ofLiaison(0, 'bounced')] },
      [1],
    ],
    ['and where it was another email', { reports: [ofLiaison(0, 'bounced'), ofLiaison(1, 'delivered', 'ended')] }, [1]],
    ['not of what its head was asked', { round: asksNow as Round }, []],
    ['but where the head is not reached either', { round: asksNow as Round, unreached: [HEAD] }, [1]],
    ['not once the round is over', { round: { ...lost, status: 'lapsed' } }, []],
  ])('%s', (_, { round: of = lost, state, reports = [ofLiaison(0, 'bounced')], unreached: all = [] }, seqs) => {
    const inStream = (name: string) => reports.filter(({ stream }) => stream === name);
    const records = { round: inStream('sig'), party: inStream('pty') };
    expect(liaisonRefused(two, state, of, { records, unreached: all }).map(({ seq }) => seq)).toEqual(seqs);
  });
});
