/** The laws of a signing round, held against random histories of everything that people, clocks and workflows may try. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_SEATS, partiesAt, partyOf, seatsOf } from '../../agreements/domain/seats.rules.ts';
import { DAY, type Instant, MINUTE, plus } from '../../shared/kernel.ts';
import { type History, histories, type Recorded } from '../testing/a-history.ts';
import { aLink, aSigner, DEADLINE, DOCUMENT, OPENED, onDay, signatureOf } from '../testing/a-round.ts';
import { follow, openingOf } from '../testing/an-attempt.ts';
import { standingSignatures } from './effective-signatures.ts';
import { linkHolds } from './link.rules.ts';
import { roundEffects } from './round.effects.ts';
import { RoundEvent } from './round.events.ts';
import { MOST_REMINDERS, type Preparation, signed, standing } from './round.rules.ts';
import { evolveRound, type Round, turnOfParty } from './round.state.ts';
import { mayAct, mayTakeBack } from './signature.rules.ts';

/** The same histories on every run; another seed is another day's look. */
const RUNS = { numRuns: 300, seed: 20261102 };
const law = (holds: (history: History) => void) => fc.assert(fc.property(histories, holds), RUNS);
const everyStatus = (round: Round) => Object.values(round.signatories).map(({ status }) => status);

it('the histories are worth looking at: each end, each group and each event comes up', () => {
  const seen = new Set<string>();
  law(({ recorded, last }) => {
    for (const { event } of recorded) seen.add(event.type);
    seen.add(last.status);
    if (last.groups > 2 && last.group === last.groups - 1) seen.add('the last of several groups');
  });
  const others = ['open', 'executed', 'declined', 'voided', 'lapsed', 'the last of several groups', 'RoundOpened'];
  const types = RoundEvent.options.map(({ shape }) => shape.type.value);
  expect([...seen, 'RoundOpened'].sort()).toEqual([...new Set([...types, ...others])].sort());
});

describe('A round that has ended', () => {
  const quiet = ['MailReported', 'LinkReissued'];
  it('records no signature, no decline, no reminder and no second end: only what happens to its mail and links, a copy that is late, and who watches over it', () =>
    law(({ recorded }) => {
      const afterwards = recorded.filter(({ before }) => before.status !== 'open');
      const late = ({ event, before }: Recorded) =>
        ['RoundStalled', 'RoundHandedOver'].includes(event.type) && before.status === 'executed';
      expect(afterwards.filter((one) => !quiet.includes(one.event.type) && !late(one))).toEqual([]);
    }));

  it('keeps its end and its signatures', () =>
    law(({ recorded }) => {
      for (const { before, after } of recorded.filter((one) => one.before.status !== 'open'))
        expect([after.status, everyStatus(after)]).toEqual([before.status, everyStatus(before)]);
    }));
});

describe('Signatures', () => {
  it('execute the round when all of them stand, and only then', () =>
    law(({ steps }) => {
      for (const { after } of steps)
        expect(after.status === 'executed').toBe(everyStatus(after).every((status) => status === 'signed'));
    }));

  it('all name the hash of the document of the round', () =>
    law(({ recorded, last }) => {
      expect(last.documentHash).toBe(DOCUMENT);
      for (const { event } of recorded)
        if (event.type === 'SignatureGiven' || event.type === 'SignatureDeclined')
          expect(event.data.documentHash).toBe(DOCUMENT);
    }));

  it('of a party are all that its offices owe: it has signed when each of them has', () =>
    law(({ steps }) => {
      for (const { after } of steps)
        for (const party of partiesAt(Object.keys(after.signatories))) {
          const seats = Object.keys(after.signatories).filter((seat) => partyOf(seat) === party);
          const signatories = seats.map((seat) => seat.split('_')[1] ?? 'head');
          expect(turnOfParty(after, { party, signatories }) === 'signed').toBe(
            seats.every((seat) => after.signatories[seat]?.status === 'signed'),
          );
        }
    }));

  it('are given by an office that was asked, before the deadline, and once until they are taken back', () =>
    law(({ recorded }) => {
      const standing = new Set<string>();
      for (const { event, before, at } of recorded) {
        if (event.type !== 'SignatureGiven' && event.type !== 'SignatureTakenBack') continue;
        const { party } = event.data;
        expect(before.signatories[party]?.status).toBe(event.type === 'SignatureGiven' ? 'asked' : 'signed');
        expect(at < before.deadline).toBe(true);
        expect(standing.has(party)).toBe(event.type === 'SignatureTakenBack');
        if (event.type === 'SignatureGiven') standing.add(party);
        else standing.delete(party);
      }
    }));

  it('that stand are the ones that the record counts', () =>
    law(({ recorded, last }) => {
      const counted = standingSignatures(recorded.map(({ event }) => event)).map(({ data }) => data);
      expect(counted.map((data) => 'party' in data && data.party).sort()).toEqual(signed(last).sort());
    }));
});

describe('Asking', () => {
  it('a later group is never asked before the earlier ones are complete, and each party is asked once, in its group’s turn', () =>
    law(({ recorded, groups }) => {
      const seen: string[] = [];
      for (const { event, before } of recorded) {
        if (event.type !== 'GroupAsked') continue;
        const { group, parties } = event.data;
        expect(parties).not.toEqual([]);
        for (const party of parties) expect(groups[group]).toContain(party);
        for (const party of groups.slice(0, group).flat()) expect(before.signatories[party]?.status).toBe('signed');
        seen.push(...parties);
      }
      expect(new Set(seen).size).toBe(seen.length);
    }));

  it('nobody is asked who is not prepared', () =>
    law(({ recorded }) => {
      for (const { event, owed } of recorded)
        if (event.type === 'GroupAsked') for (const seat of event.data.parties) expect(owed[partyOf(seat)]).toEqual([]);
    }));

  it('all who sign for one party are asked together', () =>
    law(({ recorded, last }) => {
      for (const { event } of recorded)
        if (event.type === 'GroupAsked')
          for (const party of partiesAt(event.data.parties))
            expect(event.data.parties.filter((seat) => partyOf(seat) === party)).toEqual(
              Object.keys(last.signatories).filter((seat) => partyOf(seat) === party),
            );
    }));

  it('whoever is prepared when its turn comes is asked by the next look, whoever else is not', () =>
    law(({ steps }) => {
      for (const { act, at, owed, before, after } of steps) {
        if (act !== 'follow' || before.status !== 'open' || at >= before.deadline || after !== before) continue;
        const turn = Object.entries(before.signatories).filter(([, { group }]) => group === Math.max(before.group, 0));
        for (const [seat, { status }] of turn) expect([status, owed[partyOf(seat)]]).not.toEqual(['waiting', []]);
      }
    }));

  it('nobody is reminded more than five times of one thing, nor after it is done, nor is a reminder sent to nobody', () =>
    law(({ recorded }) => {
      const reminders = new Map<string, number>();
      for (const { event, before, owed } of recorded) {
        if (event.type === 'SignatureTakenBack') reminders.delete(event.data.party);
        if (event.type !== 'RemindersSent') continue;
        const { parties, preparing = [] } = event.data;
        expect([...parties, ...preparing]).not.toEqual([]);
        for (const party of parties) expect(before.signatories[party]?.status).toBe('asked');
        for (const recipient of preparing) {
          const [party = '', who] = recipient.split('/');
          expect([before.signatories[party]?.status, owed[party]]).toEqual(['waiting', expect.arrayContaining([who])]);
        }
        for (const one of [...parties, ...preparing]) reminders.set(one, (reminders.get(one) ?? 0) + 1);
      }
      for (const count of reminders.values()) expect(count).toBeLessThanOrEqual(MOST_REMINDERS);
    }));

  it('one reminder catches up with all that were due', () =>
    law(({ recorded }) => {
      for (const { event, at, after } of recorded)
        if (event.type === 'RemindersSent') expect(after.remindAt.filter((due) => due <= at)).toEqual([]);
    }));

  it('the warning is given once, to someone, before the deadline', () =>
    law(({ recorded }) => {
      const warnings = recorded.filter(({ event }) => event.type === 'EndingWarned');
      expect(warnings.length).toBeLessThanOrEqual(1);
      for (const { event, at, before } of warnings) {
        expect(event.type === 'EndingWarned' && event.data.parties.length).toBeGreaterThan(0);
        expect(at >= before.warnAt && at < before.deadline).toBe(true);
      }
    }));
});

describe('At the deadline', () => {
  it('nobody can act any more, whatever happened before, and following the round ends it', () =>
    law(({ last, owed }) => {
      for (const party of Object.keys(last.signatories))
        expect(mayAct(last, party, last.deadline).refused).toBeDefined();
      if (last.status !== 'open') return;
      const closing = follow(last, owed, standing(last, owed, last.deadline), last.deadline).events ?? [];
      expect(closing).toEqual([{ type: 'RoundClosed', data: { outcome: 'lapsed' } }]);
    }));
});

describe('Links', () => {
  it('of an epoch that was ended never hold again', () =>
    law(({ steps }) => {
      const dead: { party: string; epoch: number }[] = [];
      for (const { recorded, after, at } of steps) {
        for (const { event, before } of recorded)
          if (event.type === 'LinkReissued' && event.data.by === 'convener')
            dead.push({ party: event.data.party, epoch: before.signatories[event.data.party]?.epoch ?? -1 });
        for (const purpose of ['sign', 'read'] as const)
          for (const { party, epoch } of dead)
            expect(
              linkHolds(after, aLink(party, { epoch, purpose, expiresAt: plus(at, DAY) }), at, undefined).refused,
            ).toBeDefined();
      }
    }));

  it('end by nothing that whoever holds one can ask for', () =>
    law(({ recorded }) => {
      for (const { event, before, after } of recorded)
        if (event.type === 'LinkReissued' && event.data.by === 'holder of a link') expect(after).toEqual(before);
    }));

  it('hold to sign exactly while the party may act or take its signature back', () =>
    law(({ steps }) => {
      for (const { after, at } of steps)
        for (const [party, { epoch }] of Object.entries(after.signatories)) {
          const link = aLink(party, { epoch, expiresAt: plus(at, DAY) });
          const refused = mayTakeBack(after, party, at).refused && mayAct(after, party, at).refused;
          expect(linkHolds(after, link, at, undefined).refused).toEqual(refused);
        }
    }));
});

describe('The workflow', () => {
  const moments = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => plus(OPENED, minutes * MINUTE));

  /** Does what the round needs until it waits or has ended; throws when that takes longer than a round can need. */
  function settle(from: Round | undefined, owed: Preparation, now: Instant) {
    let round = from;
    for (let turns = 0; turns < 12; turns++) {
      const stands = standing(round, owed, now);
      if (round && round.status !== 'open') return stands;
      if (stands.stand === 'waiting') return stands;
      const { events = [] } = follow(round, owed, stands, now);
      expect(events, stands.stand).not.toEqual([]);
      round = events.reduce<Round | undefined>((state, event) => evolveRound(state, event, now), round);
      expect(standing(round, owed, now)).not.toEqual(stands);
    }
    throw new Error('The round never comes to rest');
  }

  it('always does something that moves the round, until it waits for a later moment or the end is reached', () => {
    fc.assert(
      fc.property(histories, moments, ({ last, steps, owed }, moment) => {
        const now = [moment, steps.at(-1)?.at ?? OPENED].sort().at(-1) ?? moment;
        const rest = settle(last, owed, now);
        if (rest.stand === 'waiting') expect(rest.until > now).toBe(true);
      }),
      RUNS,
    );
  });

  it('begins a round that does not exist yet, and waits for the people who prepare it', () =>
    expect(settle(undefined, {}, onDay('2026-11-02')).stand).toBe('waiting'));

  it('waits never longer than to the deadline', () =>
    law(({ steps }) => {
      for (const { after, at, owed } of steps) {
        const stands = standing(after, owed, at);
        if (stands.stand === 'waiting') expect(stands.until > at && stands.until <= DEADLINE).toBe(true);
      }
    }));
});

describe('What is recorded', () => {
  it('fits its schema and leads to the same round when it is read again', () =>
    law(({ groups, recorded, last }) => {
      const opened = RoundEvent.parse({ type: 'RoundOpened', data: openingOf(groups) });
      const stored = recorded.map(({ event, at }) => ({
        event: RoundEvent.parse(JSON.parse(JSON.stringify(event))),
        at,
      }));
      const again = stored.reduce(
        (state, { event, at }) => evolveRound(state, event, at),
        evolveRound(undefined, opened, OPENED),
      );
      expect(again).toEqual(last);
    }));

  it('sends no mail to nobody', () =>
    law(({ recorded }) => {
      for (const { event, after } of recorded) {
        for (const effect of roundEffects(event, after))
          if (effect.kind === 'mail') expect(effect.to, event.type).not.toEqual([]);
      }
    }));

  const parties = Array.from({ length: 60 }, (_, index) => `${'k'.repeat(38)}${String(index).padStart(2, '0')}`);

  /** What fills a tip the most: every word that may stand beside a party, whatever the order of parties. */
  function fullest(fullestSeats: string[]): { sizes: number[]; last: Round } {
    const parties = fullestSeats;
    const opening = openingOf([parties]);
    const sizes: number[] = [];
    let round: Round | undefined;
    const happens = (events: RoundEvent[], at: Instant) => {
      for (const event of events) round = evolveRound(round, event, at);
      sizes.push(JSON.stringify(round).length);
    };
    const each = (event: (party: string) => RoundEvent, of = parties): RoundEvent[] => of.map(event);
    const mailed = (report: 'delivered' | 'suppressed', to?: 'liaison') =>
      each((party) => ({
        type: 'MailReported',
        data: { party, report, template: 'prepare', messageId: 'm', ...(to && { to }) },
      }));
    const reminding = (count: number): RoundEvent => ({ type: 'RemindersSent', data: { count, parties } });
    const offering = each(
      (party): RoundEvent => ({
        type: 'OutsideSignatureOffered',
        data: { party, documentHash: DOCUMENT, pdfHash: DOCUMENT, kind: 'ink', signedOn: '2026-11-04' },
        body: { signer: { name: 'A', title: 'B' }, by: { name: 'C', mailbox: 'c@d.example' } },
      }),
    );
    const outside = (party: string): RoundEvent => {
      const { type, data, body } = signatureOf(party, OPENED) as Extract<RoundEvent, { type: 'SignatureGiven' }>;
      const by = {
        kind: 'piv',
        pdfHash: DOCUMENT,
        signedOn: '2026-11-04',
        offeredBy: party,
        confirmedBy: party,
      } as const;
      return { type, data: { ...data, outside: by }, body };
    };
    const takingBack = (party: string): RoundEvent => ({
      type: 'SignatureTakenBack',
      data: { party, documentHash: DOCUMENT, codeSentAt: OPENED },
      body: { ...aSigner(party), reason: 'Too early.' },
    });
    const first = parties.slice(0, 59);
    happens([{ type: 'RoundOpened', data: opening }], OPENED);
    happens(mailed('delivered', 'liaison'), OPENED);
    happens(mailed('suppressed', 'liaison'), OPENED);
    happens([1, 2, 3].map(reminding), OPENED);
    happens([{ type: 'GroupAsked', data: { group: 0, remindAt: opening.remindAt ?? [], parties } }], OPENED);
    happens([1, 2, 3, 4, 5].map(reminding), OPENED);
    happens(mailed('delivered'), OPENED);
    happens([{ type: 'EndingWarned', data: { parties } }], OPENED);
    happens(mailed('suppressed'), OPENED);
    happens(offering, OPENED);
    happens(each(outside, first), OPENED);
    happens(mailed('suppressed'), OPENED);
    happens(each(takingBack, first), OPENED);
    happens([1, 2, 3, 4, 5].map(reminding), OPENED);
    happens(
      each((party) => ({ type: 'LinkReissued', data: { party, by: 'convener' } })),
      OPENED,
    );
    happens(offering, OPENED);
    happens([{ type: 'RoundStalled', data: { error: 'Lambda.Unknown' } }], OPENED);
    happens(mailed('suppressed'), OPENED);
    happens(each(outside, first), OPENED);
    happens(mailed('delivered', 'liaison'), OPENED);
    if (!round) throw new Error('Nothing has happened');
    return { sizes, last: round };
  }

  it('is small: sixty parties with the longest keys, asked, reminded, signed, taken back and offered, never fill the tip', () => {
    const { sizes, last } = fullest(parties);
    expect(signed(last)).toHaveLength(59);
    expect(Math.max(...sizes), sizes.join(' ')).toBeLessThan(32_768);
  });

  it('is as small with twelve parties of five offices each', () => {
    const offices = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(40));
    const seats = parties.slice(0, 12).flatMap((party) => seatsOf(party, offices));
    const { sizes, last } = fullest(seats);
    expect([seats.length, signed(last).length]).toEqual([MOST_SEATS, 59]);
    expect(Math.max(...sizes), sizes.join(' ')).toBeLessThan(32_768);
  });
});
