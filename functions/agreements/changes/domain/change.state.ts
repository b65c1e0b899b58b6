/** The notices under one version, as its events leave them: which are open, and which offices report because of one. */
import type { ChangeEvent } from './change.events.ts';

type Noticing = Extract<ChangeEvent, { type: 'ChangeNoticed' }>['data'];
export type About = Noticing['about'];

/** A notice to which other parties may still object. */
export type OpenChange = Pick<Noticing, 'change' | 'party' | 'about' | 'objectBy'>;

export interface Changes {
  open: OpenChange[];
  /** How many hold. */
  held: number;
  /** The office that reports in the place of the one that the text names, by `reporterName`. */
  reporters: Record<string, string>;
}

export const NO_CHANGES: Changes = { open: [], held: 0, reporters: {} };

/** `minutes/health`: keys have no slash. */
export const reporterName = (kpi: string, party: string): string => `${kpi}/${party}`;

export function evolveChanges(changes: Changes, event: ChangeEvent): Changes {
  const { change } = event.data;
  if (event.type === 'ChangeNoticed') {
    const { party, about, objectBy } = event.data;
    return { ...changes, open: [...changes.open, { change, party, about, objectBy }] };
  }
  const noticed = changes.open.find((one) => one.change === change);
  const left = { ...changes, open: changes.open.filter((one) => one.change !== change) };
  if (event.type !== 'ChangeHeld') return left;
  const held = { ...left, held: left.held + 1 };
  if (noticed?.about.kind !== 'reporter') return held;
  const { kpi, office } = noticed.about;
  return { ...held, reporters: { ...held.reporters, [reporterName(kpi, noticed.party)]: office } };
}

const TYPES: Record<ChangeEvent['type'], true> = {
  ChangeNoticed: true,
  ChangeObjected: true,
  ChangeTakenBack: true,
  ChangeHeld: true,
  ChangeLapsed: true,
};
export const isChange = (event: { type: string }): event is ChangeEvent => Object.hasOwn(TYPES, event.type);
