import { describe, expect, it } from 'vitest';
import { evolveAgreement } from '../../agreements/domain/agreement.state.ts';
import { anAgreement, aTerm, executed, SIGNED, successor } from '../../agreements/testing/an-agreement.ts';
import { plus } from '../../shared/kernel.ts';
import { textsOf } from './texts.rules.ts';

const versionsOf = (...of: Parameters<typeof textsOf>) => textsOf(...of).map(({ version }) => version);
const followed = (...versions: number[]) => ({
  texts: versions.map((version) => ({ version, textHash: 'a'.repeat(64), from: '2026-11-24' })),
});

describe('Figures are measured by', () => {
  it('no text before one is signed', () => expect(textsOf(undefined, anAgreement())).toEqual([]));

  it('the text that holds, whether the plan has followed it or not', () => {
    expect(versionsOf(undefined, executed())).toEqual([1]);
    expect(versionsOf(followed(1), executed())).toEqual([1]);
  });

  it('a successor from the moment at which it is signed, and never by one that is not', () => {
    const out = evolveAgreement(executed(), successor());
    expect(versionsOf(followed(1), out)).toEqual([1]);
    const { round } = successor().data;
    const data = aTerm({ round, effectiveAt: plus(SIGNED, 1_000) });
    expect(versionsOf(followed(1), evolveAgreement(out, { type: 'AgreementExecuted', data }))).toEqual([1, 2]);
  });

  it('earlier texts that the plan has followed, in order, with the days of the newest', () => {
    const texts = textsOf(followed(-1, 0), executed());
    expect(texts.map(({ version, term }) => [version, term.ends])).toEqual([
      [-1, undefined],
      [0, undefined],
      [1, aTerm().ends],
    ]);
  });
});
