import { describe, expect, it } from 'vitest';
import { NO_CHANGES, reporterName } from '../../agreements/changes/domain/change.state.ts';
import { aKpi, aSum } from '../testing/a-kpi.ts';
import { reportingOffices, reportingParties, reportingRoles } from './reporters.rules.ts';

const kpis = [
  aKpi(),
  aSum({
    reporters: [
      { party: 'air', office: 'planner' },
      { party: 'fire', office: 'chief' },
    ],
  }),
];

describe('For a party figures are reported by', () => {
  it('the offices that the text names', () => {
    expect([...reportingOffices(kpis, NO_CHANGES, 'air')]).toEqual(['lead', 'planner']);
    expect([...reportingOffices(kpis, NO_CHANGES, 'health')]).toEqual([]);
  });

  it('the office to which a notice has moved it', () => {
    const reporters = { [reporterName('burns', 'air')]: 'desk' };
    expect([...reportingOffices(kpis, { reporters }, 'air')]).toEqual(['lead', 'desk']);
    expect([...reportingOffices(kpis, { reporters }, 'fire')]).toEqual(['chief']);
  });

  it('whoever holds one of them within the term, and the liaison, for their own party alone', () => {
    const offices = new Set(['lead']);
    const roles = [
      { is: 'holder', party: 'air', office: 'lead' },
      { is: 'holder', party: 'air', office: 'head' },
      { is: 'holder', party: 'fire', office: 'lead' },
      { is: 'named holder', party: 'air', office: 'lead' },
      { is: 'alternate', party: 'air', office: 'lead' },
      { is: 'liaison', party: 'air' },
      { is: 'liaison', party: 'fire' },
    ] as const;
    expect(reportingRoles(roles, 'air', offices)).toEqual([roles[0], roles[5]]);
  });

  it('whoever did so for a party that has left, as far as it still owes any', () => {
    const roles = [
      { is: 'former', party: 'air', office: 'lead' },
      { is: 'former speaker', party: 'air', office: 'lead' },
      { is: 'former speaker', party: 'air', office: 'head' },
      { is: 'former speaker', party: 'air' },
      { is: 'former speaker', party: 'fire' },
    ] as const;
    expect(reportingRoles(roles, 'air', new Set(['lead']))).toEqual([roles[1], roles[3]]);
  });

  it('every party that any KPI names', () => expect(reportingParties(kpis)).toEqual(['air', 'fire']));
});
