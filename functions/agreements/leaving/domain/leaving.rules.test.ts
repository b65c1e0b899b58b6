/** A party withdraws by its notice: its last day is reckoned, computed at every moment, and the MOU ends only where fewer than two parties would stay. */
import { describe, expect, it } from 'vitest';
import { execute } from '../../domain/agreement.rules.ts';
import { hasEnded, inForce, lastsUntil, overdue, textAt } from '../../domain/in-force.rules.ts';
import { nextMoment } from '../../domain/next-moment.rules.ts';
import { keyDatesOf } from '../../domain/status.rules.ts';
import { aTerm, successor } from '../../testing/an-agreement.ts';
import { among, BY, having, noticedBy, reaching, saying, swept, takenBack } from '../testing/a-withdrawal.ts';
import { isFixed } from './departures.rules.ts';
import { delivered, giveNotice, mayRetract, mayWithdraw, openOf, retract, wouldLeave } from './notice.rules.ts';

const THREE = ['air', 'health', 'forest'];
const TWO = ['air', 'health'];
/** The term of right value 1. */
const TERM = {
  ...{ executedAt: '2026-09-01T03:30:00.000Z', effective: '2026-08-31', effectiveAt: '2026-09-01T03:30:00.000Z' },
  ...{ sunset: '2028-02-29', ends: '2028-02-29', endsAt: '2028-02-29T22:00:00.000Z' },
};
const SENT = '2027-10-01T14:00:00.000Z';
const LAST = '2028-01-03T22:00:00.000Z';
const BEFORE = '2028-01-03T21:59:59.999Z';

/** Delivered to the last party on Sat 2027-10-02. */
const given = (parties: readonly string[]) =>
  parties
    .filter((party) => party !== 'health')
    .reduce(
      (agreement, party, at) => reaching(agreement, 1, party, `2027-10-0${1 + Math.min(at, 1)}T14:00:00.000Z`),
      noticedBy(among(parties, TERM), 'health', SENT),
    );
const three = () => given(THREE);
const types = (events: readonly { type: string }[] = []) => events.map(({ type }) => type);

describe('A party that has given notice', () => {
  it('leaves on the last of its days, 17:00 on the next business day (right value 6)', () => {
    expect(textAt(three(), BEFORE).parties).toEqual(THREE);
    expect(textAt(three(), LAST).parties).toEqual(['air', 'forest']);
    expect(overdue(three(), LAST)).toContainEqual({
      type: 'PartyLeft',
      data: { withdrawal: 1, party: 'health', at: LAST },
    });
  });

  it('leaves the others an MOU in force', () => {
    expect([inForce(three(), LAST), lastsUntil(three())]).toEqual([true, TERM.endsAt]);
    expect(types(overdue(three(), LAST))).not.toContain('AgreementEnded');
  });

  it('stays to the end of the MOU where that comes first (right value 7)', () => {
    const late = noticedBy(among(THREE, TERM), 'health', '2027-12-15T15:00:00.000Z');
    expect(wouldLeave(among(THREE, TERM), 90, 'health', '2027-12-15T15:00:00.000Z')).toEqual({
      ...{ until: TERM.endsAt, ends: 'by its term' },
    });
    expect(types(overdue(swept(late, '2028-02-28T22:00:00.000Z'), '2028-03-20T22:00:00.000Z'))).toEqual([
      'AgreementEnded',
    ]);
  });

  it('holds up nobody whose mailboxes are dead (right value 12)', () => {
    const bounced = reaching(noticedBy(among(THREE, TERM), 'health', SENT), 1, 'air', '2027-10-01T14:01:00.000Z');
    expect(textAt(bounced, '2028-01-06T21:59:59.999Z').parties).toEqual(THREE);
    expect(textAt(bounced, '2028-01-06T22:00:00.000Z').parties).toEqual(['air', 'forest']);
    expect(overdue(bounced, '2027-10-08T21:00:00.000Z')).toEqual([
      { type: 'WithdrawalUndelivered', data: { withdrawal: 1, parties: ['forest'] } },
    ]);
  });

  it('has a last day that a delivery can only bring forward, until it is fixed', () => {
    const one = noticedBy(among(THREE, TERM), 'health', SENT);
    const notice = () => openOf(one, 'health', SENT) as NonNullable<ReturnType<typeof openOf>>;
    expect(isFixed(notice(), '2027-10-07T23:00:00.000Z')).toBe(false);
    expect(isFixed(notice(), '2027-10-08T13:00:00.000Z')).toBe(true);
    expect(isFixed(openOf(three(), 'health', SENT) as ReturnType<typeof notice>, SENT)).toBe(true);
  });

  it('counts the first delivery to each party, and neither a bounce nor one to itself', () => {
    const one = noticedBy(among(THREE, TERM), 'health', SENT);
    const tell = (report: string, party: string) => delivered(one, { withdrawal: 1, party }, report, SENT);
    expect([tell('bounced', 'air'), tell('delivered', 'health'), tell('delivered', 'nobody')]).toEqual([[], [], []]);
    expect(types(tell('delivered', 'air'))).toEqual(['WithdrawalDelivered']);
    expect(delivered(reaching(one, 1, 'air', SENT), { withdrawal: 1, party: 'air' }, 'delivered', LAST)).toEqual([]);
  });

  it('is looked at when it counts as given, a week before its last day, and on it', () => {
    let agreement = noticedBy(among(THREE, TERM), 'health', SENT);
    const moments: [string | undefined, string[]][] = [];
    for (let at = nextMoment(agreement); at !== undefined && at < TERM.endsAt; at = nextMoment(agreement)) {
      moments.push([at, types(overdue(agreement, at))]);
      agreement = swept(agreement, at);
      if (moments.length > 9) break;
    }
    expect(moments).toEqual([
      ['2027-10-08T21:00:00.000Z', ['WithdrawalUndelivered']],
      ['2027-12-30T14:00:00.000Z', ['WithdrawalReminded']],
      ['2028-01-06T22:00:00.000Z', ['PartyLeft']],
    ]);
  });
});

describe('With two parties', () => {
  it('the MOU ends once, on the last day of the notice (right value 8)', () => {
    const pair = given(TWO);
    // Sent and delivered on Fri 2027-10-01: the ninetieth day is Thu 12-30.
    const last = '2027-12-30T22:00:00.000Z';
    expect(lastsUntil(pair)).toBe(last);
    expect([hasEnded(pair, '2027-12-30T21:59:59.999Z'), hasEnded(pair, last), inForce(pair, last)]).toEqual([
      false,
      true,
      false,
    ]);
    const events = overdue(pair, '2028-03-01T12:00:00.000Z');
    expect(events.filter(({ type }) => !type.startsWith('Withdrawal'))).toEqual([
      { type: 'AgreementEnded', data: { version: 1, endedAt: last, fewer: true } },
    ]);
    const ended = having(pair, events);
    // Nobody leaves what ends: its closing is for both.
    expect([ended.parties, textAt(pair, last).parties]).toEqual([TWO, TWO]);
    expect([overdue(ended, '2028-03-01T12:00:00.000Z'), nextMoment(ended)]).toEqual([[], undefined]);
    expect([ended.term?.ends, ended.term?.endsAt]).toEqual(['2027-12-30', last]);
  });

  it('it ends at the sunset if that is earlier (right value 8)', () => {
    const pair = noticedBy(among(TWO, TERM), 'health', '2027-12-15T15:00:00.000Z');
    const events = overdue(swept(pair, '2028-02-28T12:00:00.000Z'), '2028-03-20T12:00:00.000Z');
    expect(events).toEqual([{ type: 'AgreementEnded', data: { version: 1, endedAt: TERM.endsAt } }]);
  });

  it('the end is shown beforehand', () =>
    expect(keyDatesOf(given(TWO), '2027-10-05T12:00:00.000Z')).toContainEqual({ what: 'Ends', on: '2027-12-30' }));

  it('both can give notice, and the earlier last day ends it', () => {
    const both = noticedBy(given(TWO), 'air', '2027-11-01T15:00:00.000Z', 10);
    const events = overdue(both, '2028-03-01T12:00:00.000Z').filter(({ type }) => !type.startsWith('Withdrawal'));
    expect(events).toEqual([{ type: 'AgreementEnded', data: { version: 1, endedAt: lastsUntil(both), fewer: true } }]);
    expect((lastsUntil(both) ?? '~') < (lastsUntil(given(TWO)) ?? '')).toBe(true);
  });
});

describe('Notice', () => {
  const NOW = '2027-10-04T14:00:00.000Z';
  const giving = (changes: object = {}) =>
    giveNotice(
      among(THREE, TERM),
      { text: saying(90), party: 'health', by: BY, reason: 'Other tasks.', sure: true, ...changes },
      NOW,
    );

  it('is given to all other parties, with what its last day is reckoned by', () =>
    expect(giving().events?.at(-1)).toMatchObject({
      type: 'WithdrawalNoticed',
      data: { withdrawal: 1, version: 1, party: 'health', days: 90, noticedAt: NOW, to: ['air', 'forest'] },
      body: { by: BY, reason: 'Other tasks.' },
    }));

  it.each<[string, object, string]>([
    ['without a reason', { reason: ' ' }, 'reason-missing'],
    ['without the box checked', { sure: false }, 'not-confirmed'],
    ['where the text says nothing of withdrawal', { text: saying() }, 'no-termination-notice'],
  ])('is refused %s', (_, changes, code) => expect(giving(changes).refused?.code).toBe(code));

  it.each<[string, ReturnType<typeof among>, string, string]>([
    ['twice', three(), NOW, 'withdrawal-under-way'],
    ['by a party that has left', three(), LAST, 'party-has-left'],
    ['under an MOU that has ended', three(), '2028-03-01T00:00:00.000Z', 'nothing-to-withdraw-from'],
  ])('is not given %s', (_, agreement, now, code) =>
    expect(mayWithdraw(agreement, saying(90), 'health', now)?.code).toBe(code),
  );

  it('is taken back to the last moment, and not after it', () => {
    expect(mayRetract(three(), 'health', BEFORE)).toBeUndefined();
    expect(textAt(takenBack(three(), 'health', BEFORE), LAST).parties).toEqual(THREE);
    expect(retract(three(), { party: 'health', by: BY }, LAST).refused?.code).toBe('withdrawal-over');
    expect(retract(among(THREE, TERM), { party: 'health', by: BY }, NOW).refused?.code).toBe('no-withdrawal');
  });

  it('can be given again after it was taken back, under a number of its own', () => {
    const again = noticedBy(takenBack(three(), 'health', NOW), 'health', '2027-11-01T15:00:00.000Z');
    expect(again.leaving?.open.map(({ withdrawal }) => withdrawal)).toEqual([2]);
  });
});

describe('A successor', () => {
  const NOW = '2027-11-01T14:00:00.000Z';
  const without = { parties: ['air', 'forest'] };
  const ROUND = { round: successor().data.round };
  const signed = (agreement: ReturnType<typeof among>, term: object) => {
    const executing = execute(agreement, aTerm({ ...TERM, ...ROUND, executedAt: NOW, effectiveAt: NOW, ...term }));
    return having(agreement, executing.events);
  };

  it('that is out without a party because of its notice has to be settled before the notice is taken back', () => {
    const out = having(three(), [successor(without)]);
    expect(mayRetract(out, 'health', NOW)?.code).toBe('out-without-party');
    const executed = signed(out, { effectiveAt: '2028-01-10T05:00:00.000Z' });
    expect(mayRetract(executed, 'health', NOW)?.code).toBe('signed-without-party');
    expect(
      mayRetract(having(out, [{ type: 'AgreementVoided', data: ROUND, body: { reason: 'No.' } }]), 'health', NOW),
    ).toBeUndefined();
  });

  it('that the party signs, or is named in, hinders nothing', () => {
    expect(mayRetract(having(three(), [successor()]), 'health', NOW)).toBeUndefined();
    expect(
      mayRetract(having(three(), [successor({ ...without, leaving: ['health'] })]), 'health', NOW),
    ).toBeUndefined();
  });

  it('that was signed with a party before its last day goes on without it after that day', () => {
    const both = signed(having(three(), [successor()]), { effectiveAt: '2028-01-10T05:00:00.000Z' });
    for (const late of [both, swept(both, LAST)])
      expect(textAt(late, '2028-01-10T05:00:00.000Z')).toMatchObject({ version: 2, parties: ['air', 'forest'] });
  });

  it('that a party signs after it has left brings it back', () => {
    const left = swept(three(), LAST);
    const again = having(left, [successor()]);
    const executed = signed(again, { executedAt: '2028-01-20T15:00:00.000Z', effectiveAt: '2028-01-20T15:00:00.000Z' });
    expect(textAt(executed, '2028-01-21T15:00:00.000Z')).toMatchObject({ version: 2, parties: THREE });
    // The same where the hour has not recorded yet that it left.
    const late = signed(having(three(), [successor()]), {
      executedAt: '2028-01-20T15:00:00.000Z',
      effectiveAt: '2028-01-24T05:00:00.000Z',
    });
    expect(textAt(late, '2028-01-25T15:00:00.000Z').parties).toEqual(THREE);
  });

  it('that is signed never begins where the MOU ends before it with its parties', () => {
    const pair = signed(having(given(TWO), [successor({ parties: TWO })]), { effectiveAt: '2028-01-10T05:00:00.000Z' });
    expect(textAt(pair, '2028-01-11T05:00:00.000Z')).toMatchObject({ version: 1, endedAt: '2027-12-30T22:00:00.000Z' });
    expect([inForce(pair, '2028-01-11T05:00:00.000Z'), hasEnded(pair, '2028-01-11T05:00:00.000Z')]).toEqual([
      false,
      true,
    ]);
    expect(types(overdue(swept(pair, '2027-12-29T12:00:00.000Z'), '2028-01-11T05:00:00.000Z'))).toEqual([
      'AgreementEnded',
    ]);
  });

  it('that takes effect without the party leaves its notice nothing to do', () => {
    const out = having(three(), [successor({ ...without, leaving: ['health'] })]);
    const now = signed(out, {});
    expect([now.leaving?.open, nextMoment(swept(now, NOW))]).toEqual([[], TERM.endsAt]);
  });
});
