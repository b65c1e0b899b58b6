/** A registered agency as its events leave it: decision state only; names and mailboxes stand in the register beside it. */
import type { AgencyEvent } from './agency.events.ts';

export interface AgencyState {
  id: string;
  domains: string[];
  liaisons: number;
  recordsOfficers: number;
}

export function evolveAgency(state: AgencyState | undefined, event: AgencyEvent): AgencyState {
  if (event.type === 'AgencyRegistered') {
    const { agency, ...rest } = event.data;
    return { id: agency, ...rest };
  }
  if (!state) throw new Error(`${event.type} cannot be the first event of an agency`);
  if (event.type !== 'OfficialsNamed') return state;
  const { agency: _, ...counts } = event.data;
  return { ...state, ...counts };
}
