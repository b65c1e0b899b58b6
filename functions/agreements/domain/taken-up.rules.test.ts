import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/kernel.ts';
import { anAgreement, aTerm, executed, published, SIGNED, successor } from '../testing/an-agreement.ts';
import { mouOf, short, wildfire } from '../testing/an-mou.ts';
import { type Agreement, evolveAgreement } from './agreement.state.ts';
import { nextMoment } from './next-moment.rules.ts';
import { beginBeside, everIn, markTakenUp, partiesOfTerms, type TakenUp, toTakeUp } from './taken-up.rules.ts';

const ENDS = aTerm().endsAt ?? '';
const KINDS = [
  ['commitments', 'committed'],
  ['kpis', 'measured'],
] as const;

/** In force, with parties that have commitments or report KPIs. */
const inForceWith = (terms: Parameters<typeof published>[0]): Agreement =>
  evolveAgreement(evolveAgreement(undefined, { type: 'AgreementPublished', ...published(terms) }), {
    type: 'AgreementExecuted',
    data: aTerm(),
  });
const taken = (agreement: Agreement, what: TakenUp, version: number, parties: string[]) =>
  evolveAgreement(agreement, { type: 'TermsTakenUp', data: { version, what, parties } });

describe('A text that is put out', () => {
  it('names the parties that have commitments in it, and those that report a KPI, each once and in its order', () => {
    const mou = mouOf(wildfire);
    const [last, ...others] = mou.parties.map(({ key }) => key).reverse();
    const [commitment] = mou.commitments;
    const [kpi] = mou.kpis;
    const [first] = others.reverse();
    if (!commitment || !kpi || first === undefined || last === undefined) throw new Error('The MOU has all of them');
    const of = (party: string) => ({ ...commitment, party });
    const by = (...parties: string[]) => ({ ...kpi, reporters: parties.map((party) => ({ party, office: 'head' })) });
    expect(
      partiesOfTerms({
        ...mou,
        commitments: [of(last), of(first), of(last)],
        kpis: [by(last), by(last, first)],
      }),
    ).toEqual({ committed: [first, last], measured: [first, last] });
  });

  it('says nothing of what it has none of', () =>
    expect(partiesOfTerms({ ...mouOf(short), commitments: [], kpis: [] })).toEqual({}));
});

describe.each(KINDS)('The %s of a text', (what, filled) => {
  const has = (...parties: string[]) => inForceWith({ [filled]: parties });

  it('are taken up from its first moment on, once; the MOU is due until then', () => {
    const agreement = has('air');
    expect([nextMoment(agreement), toTakeUp(agreement, what, SIGNED)?.parties]).toEqual([SIGNED, ['air']]);
    expect(toTakeUp(agreement, what, plus(SIGNED, -1))).toBeUndefined();
    const done = taken(agreement, what, 1, ['air']);
    expect([nextMoment(done), toTakeUp(done, what, SIGNED)]).toEqual([ENDS, undefined]);
  });

  it('are none before it is signed, nor where it has none, nor when it has ended', () => {
    expect(toTakeUp(anAgreement(), what, SIGNED)).toBeUndefined();
    expect([nextMoment(executed()), toTakeUp(executed(), what, SIGNED)]).toEqual([ENDS, undefined]);
    expect(toTakeUp(has('air'), what, ENDS)).toBeUndefined();
  });

  it('give way to those of a successor, for every party that has ever had any', () => {
    const effectiveAt = plus(SIGNED, 1_000);
    const { round } = successor().data;
    const next = [
      successor({ [filled]: ['health'] }),
      { type: 'AgreementExecuted' as const, data: aTerm({ round, effectiveAt }) },
    ].reduce<Agreement>(evolveAgreement, taken(has('air'), what, 1, ['air']));
    expect(toTakeUp(next, what, plus(effectiveAt, -1))).toBeUndefined();
    const due = toTakeUp(next, what, effectiveAt);
    expect([due?.text.version, due?.parties]).toEqual([2, ['air', 'health']]);
    const done = evolveAgreement(next, { type: 'VersionTookEffect', data: { version: 2, effectiveAt } });
    expect([nextMoment(done), everIn(done, what)]).toEqual([effectiveAt, ['air', 'health']]);
    expect(toTakeUp(taken(next, what, 2, ['air', 'health']), what, effectiveAt)).toBeUndefined();
  });

  it('are recorded as those of the text that was read, and of no other that took effect meanwhile', () => {
    const agreement = has('air');
    const event = { type: 'TermsTakenUp', data: { version: 1, what, parties: ['air'] } };
    expect(markTakenUp(agreement, what, 1, SIGNED)).toEqual([event]);
    expect(markTakenUp(agreement, what, 2, SIGNED)).toEqual([]);
    expect(markTakenUp(taken(agreement, what, 1, ['air']), what, 1, SIGNED)).toEqual([]);
  });
});

describe('Commitments and KPIs of one text', () => {
  const both = inForceWith({ committed: ['air'], measured: ['health'] });

  it('are taken up each by itself: the MOU is due until both are', () => {
    const commitments = taken(both, 'commitments', 1, ['air']);
    expect([nextMoment(commitments), toTakeUp(commitments, 'commitments', SIGNED)]).toEqual([SIGNED, undefined]);
    expect(toTakeUp(commitments, 'kpis', SIGNED)?.parties).toEqual(['health']);
    expect(nextMoment(taken(both, 'kpis', 1, ['health']))).toBe(SIGNED);
    expect(nextMoment(taken(commitments, 'kpis', 1, ['health']))).toBe(ENDS);
  });

  it('stand beside what decisions of disputes make parties do, who are taken up with the next text', () => {
    const none = inForceWith({});
    const begun = beginBeside(none, ['air']).reduce(evolveAgreement, none);
    expect([everIn(begun, 'commitments'), toTakeUp(begun, 'commitments', SIGNED)]).toEqual([['air'], undefined]);
    expect(beginBeside(begun, ['air'])).toEqual([]);
    const beside = beginBeside(both, ['air', 'forest']).reduce(evolveAgreement, both);
    expect(toTakeUp(beside, 'commitments', SIGNED)?.parties).toEqual(['forest', 'air']);
    const done = taken(beside, 'commitments', 1, ['forest', 'air']);
    const later = beginBeside(done, ['water']).reduce(evolveAgreement, done);
    expect([everIn(later, 'commitments'), toTakeUp(later, 'commitments', SIGNED)]).toEqual([
      ['forest', 'air', 'water'],
      undefined,
    ]);
  });

  it('do not count parties of the one among those of the other', () =>
    expect([everIn(both, 'commitments'), everIn(both, 'kpis')]).toEqual([['air'], ['health']]));
});
