/** Commitments of a text begin with it: the sweep looks at an MOU whose commitments do not stand with their parties yet. */
import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/kernel.ts';
import { anAgreement, aTerm, executed, published, SIGNED, successor } from '../testing/an-agreement.ts';
import { type Agreement, evolveAgreement } from './agreement.state.ts';
import { nextMoment, toSchedule } from './in-force.rules.ts';

const committed = (parties: string[] | undefined): Agreement =>
  evolveAgreement(evolveAgreement(undefined, { type: 'AgreementPublished', ...published({ committed: parties }) }), {
    type: 'AgreementExecuted',
    data: aTerm(),
  });
const scheduled = (agreement: Agreement, version: number, parties: string[]) =>
  evolveAgreement(agreement, { type: 'CommitmentsScheduled', data: { version, parties } });

describe('The commitments of a text', () => {
  it('are taken up from its first moment on, once', () => {
    const agreement = committed(['air']);
    expect([nextMoment(agreement), toSchedule(agreement, SIGNED)?.parties]).toEqual([SIGNED, ['air']]);
    const done = scheduled(agreement, 1, ['air']);
    expect([nextMoment(done), toSchedule(done, SIGNED)]).toEqual([aTerm().endsAt, undefined]);
  });

  it('are none before it is signed, nor where it has none, nor when it has ended', () => {
    expect(toSchedule(anAgreement(), SIGNED)).toBeUndefined();
    expect([nextMoment(executed()), toSchedule(executed(), SIGNED)]).toEqual([aTerm().endsAt, undefined]);
    expect(toSchedule(committed(['air']), aTerm().endsAt ?? '')).toBeUndefined();
  });

  it('end with the text that a successor takes the place of, for every party that has ever had one', () => {
    const effectiveAt = plus(SIGNED, 1_000);
    const { round } = successor().data;
    const next = [
      successor({ committed: ['health'] }),
      { type: 'AgreementExecuted' as const, data: aTerm({ round, effectiveAt }) },
    ].reduce<Agreement>(evolveAgreement, scheduled(committed(['air']), 1, ['air']));
    expect(toSchedule(next, plus(effectiveAt, -1))).toBeUndefined();
    const due = toSchedule(next, effectiveAt);
    expect([due?.text.version, due?.parties]).toEqual([2, ['air', 'health']]);
    expect(toSchedule(scheduled(next, 2, ['air', 'health']), effectiveAt)).toBeUndefined();
  });
});
