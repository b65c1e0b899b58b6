import { describe, expect, it } from 'vitest';
import { changed, refusalsOf, told } from '../../testing/an-mou.ts';

/** As files of the first form were written. */
const OLD = {
  schema: 'concord/mou@1',
  number: 'MOU-2026-001',
  title: 'One road-closure map',
  purpose: { problem: 'Drivers see two state maps of closed roads.', outcomes: ['Drivers see one map.'] },
  parties: [
    { key: 'transport', signatory: 'head', offices: [] },
    { key: 'police', signatory: 'head', liaison: 'desk', offices: [] },
  ],
  decisionRights: [{ what: 'Marking a road closed on the map.', decides: 'police' }],
  commitments: [
    { party: 'transport', does: 'Runs the map.', measure: 'Daily', by: '2027-01-15' },
    { party: 'police', does: 'Pays.', measure: 'Once', by: '2027-01-15', funds: { kind: 'none' } },
  ],
  publicCredit: 'The map carries both names.',
  kpis: [{ name: 'Days', unit: 'days', target: { kind: 'at-most', value: 0 }, by: '2027-12-31', contributions: [] }],
  boardRules: { quorum: 2, decision: 'unanimity', veto: { whoMayVeto: 'every-party' } },
  independentActionNotice: { days: 5, text: 'Says what will change.' },
  terminationNoticeDays: 60,
  survivingObligations: ['Records are kept.'],
  term: { months: 36 },
  sunsetReview: { months: 18 },
};

describe('A file of the first form', () => {
  it('is told field by field what to change, the schema first', () =>
    expect(refusalsOf(OLD).map(({ field }) => field)).toEqual([
      'schema',
      'purpose.problem',
      'parties.0.signatory',
      'parties.0.liaison',
      'parties.1.signatory',
      'decisionRights.0.key',
      'commitments.0.key',
      'commitments.0.kind',
      'commitments.1.key',
      'commitments.1.kind',
      'commitments.1.funds',
      'kpis.0.key',
      'kpis.0.target',
      'kpis.0.contributions',
      'survivingObligations.0',
      'publicCredit',
      'terminationNoticeDays',
      'term',
      'sunsetReview',
      'boardRules.veto',
      'effective',
      'signing',
    ]));

  it('is told nothing of fields that it does not have', () => {
    const { purpose: _, publicCredit: __, kpis: ___, boardRules: ____, ...rest } = OLD;
    const fields = refusalsOf({ ...rest, signing: { periodDays: 30 } }).map(({ field }) => field);
    for (const gone of ['purpose.problem', 'publicCredit', 'kpis.0.key', 'boardRules.veto', 'signing'])
      expect(fields).not.toContain(gone);
  });

  it('without a term is told to write one', () => {
    const { term: _, sunsetReview: __, ...rest } = OLD;
    expect(told(rest)).toContain('sunset: This field is asked for in `concord/mou@2`.');
  });

  it('always with a remedy in a full sentence', () => {
    for (const { wrong, remedy } of refusalsOf(OLD)) {
      expect(wrong).toMatch(/^[A-Z].*[.]$/);
      expect(remedy).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it('however odd it is otherwise, in an answer that ends', () => {
    expect(refusalsOf(changed(OLD, 'parties', 7)).map(({ field }) => field)).not.toContain('parties.0.signatory');
    expect(refusalsOf({ ...OLD, commitments: Array.from({ length: 9_000 }, () => 1) })).toHaveLength(201);
  });
});
