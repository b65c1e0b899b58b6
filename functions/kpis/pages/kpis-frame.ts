/** The frame of the pages of an MOU's KPIs. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { NO_CHANGES } from '../../agreements/changes/domain/change.state.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import { headerOf } from '../../identity/person.reads.ts';
import type { FrameView, Tab } from '../../shared/pages/frame.tsx';
import type { VisitedFigures } from '../authorize-figures.ts';
import { reportingOffices, reportingParties, reportingRoles } from '../domain/reporters.rules.ts';

export const kpisFrame = (
  { agreement, register, roles, clock }: VisitedFigures,
  { openDisputes, current = 'true' }: { openDisputes: number; current?: Tab['current'] },
): FrameView =>
  frameOf({
    ...{ agreement, register, roles, now: clock.now, openDisputes, current },
    part: 'kpis',
    title: titleOf(register, agreement),
  });

/** As the register writes the reader. */
export const kpisPerson = ({ person, roles }: VisitedFigures) =>
  headerOf(person, roles.find(({ name }) => name !== undefined)?.name);

/** Parties for which the reader reports today. */
export const reportsFor = ({ agreement, text, roles }: VisitedFigures): string[] =>
  reportingParties(text.kpis).filter((party) => {
    const offices = reportingOffices(text.kpis, agreement.changes ?? NO_CHANGES, party);
    return reportingRoles(roles, party, offices).length > 0;
  });

/** Parties in which the reader stands. */
export const partiesOf = ({ roles }: VisitedFigures): string[] => [
  ...new Set(roles.flatMap(({ party }) => party ?? [])),
];
