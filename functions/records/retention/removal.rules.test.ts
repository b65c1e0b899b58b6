import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../shared/kernel.ts';
import type { RemovalEvent } from './removal.events.ts';
import {
  approveRemoval,
  askRemoval,
  LONGEST_GROUND,
  MOST_HOLDS,
  MOST_OPEN,
  type Officer,
  placeHold,
  refuseRemoval,
  releaseHold,
  type Target,
} from './removal.rules.ts';
import { evolveKeeping, type Keeping, NOTHING } from './removal.state.ts';

const AT = '2026-11-02T12:00:00.000Z';
const officer = (agency: string): Officer => ({
  name: `Officer of ${agency}`,
  mailbox: `records@${agency}.example`,
  agency,
});
const air = officer('air');
const health = officer('health');
const grounds = { authority: '5 U.S.C. 552a(d)', reason: 'The name was recorded by mistake.' };
/** Parties of two agencies. */
const two = { anotherAgency: true };
const target: Target = { stream: 'sig_1', seq: 4, hasBody: true };

const settling = (decision: { events?: RemovalEvent[] | undefined }, state: Keeping = NOTHING): Keeping =>
  (decision.events ?? []).reduce((before, event) => evolveKeeping(before, event, AT), state);
const asked = settling(askRemoval(NOTHING, air, { ...two, removal: 'rmv_1', target, ...grounds }));
const heldBy = (who: Officer, state = NOTHING) => settling(placeHold(state, who, { hold: 'hld_1', ...grounds }), state);
const refusalOf = (decision: { refused?: Refusal | undefined }) => decision.refused;

describe('Words leave a record by law only', () => {
  it('one agency asks, another approves, and nothing is gone by asking', () => {
    expect(Object.keys(asked.removals)).toEqual(['rmv_1']);
    const decision = approveRemoval(asked, health, 'rmv_1');
    expect(decision.events?.map(({ type, data }) => [type, data])).toEqual([
      ['RemovalApproved', { removal: 'rmv_1', stream: 'sig_1', seq: 4, agency: 'health' }],
    ]);
    expect(settling(decision, asked)).toEqual(NOTHING);
  });

  it('the agency that asked cannot approve, by no officer of its own', () => {
    const colleague = { ...air, name: 'Another', mailbox: 'other@air.example' };
    for (const one of [air, colleague])
      expect(refusalOf(approveRemoval(asked, one, 'rmv_1'))?.wrong).toBe('Your own agency asked for this removal.');
  });

  it('is not asked for where every party is of one agency', () =>
    expect(
      refusalOf(askRemoval(NOTHING, air, { removal: 'rmv_1', target, ...grounds, anotherAgency: false }))?.code,
    ).toBe('second-agency-missing'));

  it.each([
    ['without a law', { authority: '  ' }, 'authority'],
    ['without a reason', { reason: '' }, 'reason'],
    ['with a reason too long', { reason: 'x'.repeat(LONGEST_GROUND + 1) }, 'reason'],
    ['of an event that is not there', { target: undefined }, 'event'],
    ['of an event without words', { target: { ...target, hasBody: false } }, 'event'],
  ])('is not asked for %s', (_, changes, field) => {
    const decision = askRemoval(NOTHING, air, { ...two, removal: 'rmv_1', target, ...grounds, ...changes });
    expect(refusalOf(decision)?.field).toBe(field);
  });

  it('is asked for once, and answered once', () => {
    expect(refusalOf(askRemoval(asked, health, { ...two, removal: 'rmv_2', target, ...grounds }))?.wrong).toContain(
      'already',
    );
    const done = settling(approveRemoval(asked, health, 'rmv_1'), asked);
    expect(refusalOf(approveRemoval(done, health, 'rmv_1'))?.wrong).toContain('decided already');
    expect(refusalOf(refuseRemoval(done, health, 'constructor', 'No.'))?.wrong).toContain('decided already');
  });

  it('is refused with a reason, and then nothing is removed', () => {
    expect(refusalOf(refuseRemoval(asked, health, 'rmv_1', ' '))?.field).toBe('reason');
    expect(settling(refuseRemoval(asked, health, 'rmv_1', 'The law does not ask for it.'), asked)).toEqual(NOTHING);
  });

  it('waits in a queue that stays small', () => {
    let state = NOTHING;
    for (let seq = 1; seq <= MOST_OPEN; seq++)
      state = settling(
        askRemoval(state, air, { ...two, removal: `rmv_${seq}`, target: { ...target, seq }, ...grounds }),
        state,
      );
    const more = askRemoval(state, air, { ...two, removal: 'rmv_more', target: { ...target, seq: 99 }, ...grounds });
    expect(refusalOf(more)?.wrong).toContain(`${MOST_OPEN} removals`);
    expect(JSON.stringify(state).length).toBeLessThan(10_240);
  });
});

describe('A legal hold', () => {
  it('stops asking and approving, whoever asked first', () => {
    const held = heldBy(health, asked);
    expect(refusalOf(approveRemoval(held, health, 'rmv_1'))?.wrong).toBe('A legal hold is in place on this record.');
    expect(
      refusalOf(askRemoval(held, air, { ...two, removal: 'rmv_2', target: { ...target, seq: 5 }, ...grounds }))?.wrong,
    ).toBe('A legal hold is in place on this record.');
  });

  it('is released only by the agency that placed it, with a reason', () => {
    const held = heldBy(health);
    expect(refusalOf(releaseHold(held, air, { hold: 'hld_1', reason: 'Over.' }))?.wrong).toContain('Another agency');
    expect(refusalOf(releaseHold(held, health, { hold: 'hld_1', reason: '' }))?.field).toBe('reason');
    expect(refusalOf(releaseHold(held, health, { hold: 'hld_2', reason: 'Over.' }))?.wrong).toContain(
      'no longer in place',
    );
    expect(settling(releaseHold(held, health, { hold: 'hld_1', reason: 'Over.' }), held)).toEqual(NOTHING);
  });

  it('names its law and its reason, and there are few at a time', () => {
    expect(refusalOf(placeHold(NOTHING, air, { hold: 'hld_1', authority: '', reason: 'Why' }))?.field).toBe(
      'authority',
    );
    expect(refusalOf(placeHold(NOTHING, air, { hold: 'hld_1', authority: 'Law', reason: ' ' }))?.field).toBe('reason');
    const holds = Object.fromEntries(
      Array.from({ length: MOST_HOLDS }, (_, n) => [`hld_${n}`, { agency: 'air', at: AT }]),
    );
    expect(refusalOf(placeHold({ ...NOTHING, holds }, air, { hold: 'hld_x', ...grounds }))?.wrong).toContain(
      'holds are in place',
    );
  });
});

describe('Whatever officers try in whatever order', () => {
  const agencies = ['air', 'health', 'forestry'];
  const attempt = fc.record({
    act: fc.constantFrom('ask', 'approve', 'refuse', 'hold', 'release'),
    who: fc.constantFrom(...agencies),
    of: fc.nat({ max: 3 }),
  });

  it('no words go while a hold stands, nor by one agency alone', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        let state = NOTHING;
        for (const { act, who, of } of attempts) {
          const by = officer(who);
          const before = state;
          const decision = {
            ask: () =>
              askRemoval(state, by, { ...two, removal: `rmv_${of}`, target: { ...target, seq: of }, ...grounds }),
            approve: () => approveRemoval(state, by, `rmv_${of}`),
            refuse: () => refuseRemoval(state, by, `rmv_${of}`, 'No.'),
            hold: () => placeHold(state, by, { hold: `hld_${of}`, ...grounds }),
            release: () => releaseHold(state, by, { hold: `hld_${of}`, reason: 'Over.' }),
          }[act]();
          if (decision.events?.some(({ type }) => type === 'RemovalApproved')) {
            expect(before.holds).toEqual({});
            expect(before.removals[`rmv_${of}`]?.agency).not.toBe(who);
          }
          state = settling(decision, state);
        }
      }),
    );
  });
});
