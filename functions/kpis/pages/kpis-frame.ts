/** The frame of the pages of an MOU's KPIs. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { NO_CHANGES } from '../../agreements/changes/domain/change.state.ts';
import { inForce } from '../../agreements/domain/in-force.rules.ts';
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

/** Whether the reader may raise a dispute: whoever holds an office or stands in for its holder, under a text that has a ladder. */
export const mayRaise = ({ whole, agreement, roles, clock }: VisitedFigures): boolean =>
  agreement.ladder !== undefined &&
  inForce(whole, clock.now) &&
  roles.some(({ is }) => is === 'holder' || is === 'alternate');

/** Parties in which the reader stands. */
export const partiesOf = ({ roles }: VisitedFigures): string[] => [
  ...new Set(roles.flatMap(({ party }) => party ?? [])),
];
