/** Who may report for a party: whoever holds one of its reporting offices today, and its liaison. */
import type { Changes } from '../../agreements/changes/domain/change.state.ts';
import { reporterName } from '../../agreements/changes/domain/change.state.ts';
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import type { Role } from '../../identity/domain/roles.rules.ts';

type Reported = Pick<Kpi, 'key' | 'reporters'>;

/** The office that reports a KPI for a party: as the text names it, or a notice that holds has moved it. */
export function reportingOffice(
  { key, reporters: named }: Reported,
  { reporters }: Pick<Changes, 'reporters'>,
  party: string,
): string | undefined {
  const own = named.find((one) => one.party === party);
  const name = reporterName(key, party);
  return own && Object.hasOwn(reporters, name) ? reporters[name] : own?.office;
}

/** Keys of offices: as the text names them, or a notice that holds has moved them. */
export const reportingOffices = (
  kpis: readonly Reported[],
  { reporters }: Pick<Changes, 'reporters'>,
  party: string,
): Set<string> => new Set(kpis.flatMap((kpi) => reportingOffice(kpi, { reporters }, party) ?? []));

/** The roles by which somebody reports for that party, also for one that has left; several people may enter for one office. */
export const reportingRoles = (roles: readonly Role[], party: string, offices: ReadonlySet<string>): Role[] =>
  roles.filter(({ is, office, ...role }) => {
    const held = office !== undefined && offices.has(office);
    const speaks = is === 'former speaker' && (office === undefined || held);
    return role.party === party && (is === 'liaison' || (is === 'holder' && held) || speaks);
  });

/** Parties that any KPI of a text names as its reporters, in the order in which it does. */
export const reportingParties = (kpis: readonly Reported[]): string[] => [
  ...new Set(kpis.flatMap(({ reporters }) => reporters.map(({ party }) => party))),
];
