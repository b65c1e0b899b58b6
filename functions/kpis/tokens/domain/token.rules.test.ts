/** Tokens are few, have a name, and end for good. */
import { describe, expect, it } from 'vitest';
import { say } from '../../../shared/kernel.ts';
import type { ReportEvent } from '../../domain/report.events.ts';
import { evolveReports, type Reports } from '../../domain/report.state.ts';
import { aSpeaker, eventsOf, MOU, reporting } from '../../testing/a-report.ts';
import { isLive, labelOf, MOST_TOKENS, makeToken, mayMake, revokeToken, speakerOf, tokensIn } from './token.rules.ts';

const AT = '2027-04-02T19:00:00.000Z';
const by = aSpeaker();
const of = { agreement: MOU, party: 'air' };
const evolved = (events: readonly ReportEvent[], state?: Reports): Reports | undefined =>
  events.reduce<Reports | undefined>((one, event) => evolveReports(one, event, AT), state);
const made = (count: number, from = 0): ReportEvent[] =>
  Array.from({ length: count }, (_, index) => makeToken(of, { token: `tok_${from + index}`, label: 'Fleet', by }));
const revoked = (state: Reports | undefined, token: string) => revokeToken(state, { token, by });
const could = { reportsAny: true, readOnly: undefined, over: false };

describe('A token', () => {
  it('is good from the event by which it was made to the one by which it was revoked, whatever is reported between', () => {
    const first = evolved(made(2));
    const later = evolved(eventsOf(reporting('2027-04-05'), {}), first);
    expect([isLive(later, 'tok_0'), isLive(later, 'tok_1'), isLive(later, 'tok_2')]).toEqual([true, true, false]);
    const ended = evolved(revoked(later, 'tok_0').events ?? [], later);
    expect([isLive(ended, 'tok_0'), isLive(ended, 'tok_1')]).toEqual([false, true]);
    expect(ended).toMatchObject({ cells: 1, corrections: 0 });
  });

  it('is revoked once: a second time changes nothing, and one of another party is not known', () => {
    const state = evolved(made(1));
    const ended = evolved(revoked(state, 'tok_0').events ?? [], state);
    expect(revoked(ended, 'tok_0').events).toEqual([]);
    expect(revoked(ended, 'tok_9').refused?.code).toBe('token-unknown-here');
    expect(revoked(undefined, 'tok_0').refused?.code).toBe('token-unknown-here');
  });

  it('is one of at most twenty, not counting those that were revoked', () => {
    const full = evolved(made(MOST_TOKENS));
    expect(mayMake(full, could)?.code).toBe('tokens-too-many');
    const one = evolved(revoked(full, 'tok_3').events ?? [], full);
    expect(mayMake(one, could)).toBeUndefined();
  });

  it('is for an agency that reports something, as long as figures are taken', () => {
    expect(mayMake(undefined, { ...could, reportsAny: false })?.code).toBe('reports-nothing');
    const over = say('figures-read-only', 'Over.', 'Read them.');
    expect(mayMake(undefined, { ...could, readOnly: over })).toBe(over);
  });

  it('is made no more once the MOU has ended, and can be revoked all the same', () => {
    expect(mayMake(undefined, { ...could, over: true })?.code).toBe('tokens-over');
    expect(revoked(evolved(made(1)), 'tok_0').events).toMatchObject([{ type: 'TokenRevoked' }]);
  });

  it('that was revoked is remembered for a while, so that the tip stays small however many are made', () => {
    let state: Reports | undefined;
    for (let turn = 0; turn < 50; turn++) {
      state = evolved(made(1, turn), state);
      state = evolved(revoked(state, `tok_${turn}`).events ?? [], state);
    }
    expect(tokensIn(state).map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, index) => `tok_${40 + index}`));
  });
});

describe('The name of a system', () => {
  it.each([
    ['', 'label-missing'],
    ['two\nlines', 'line-break'],
    ['x'.repeat(81), 'text-too-long'],
    ['warehouse@air.example', 'address-in-name'],
  ])('%j is refused', (label, code) => expect(labelOf(label).refused).toMatchObject({ code, field: 'label' }));

  it('stands on record beside the name of whoever made its token', () =>
    expect(speakerOf({ label: 'Fleet', by })).toEqual({
      ...{ name: 'Fleet', mailbox: 'reporter@air.example', title: 'a system, by a token of A. Reporter' },
    }));
});
