/** Days that come near and days that have passed are told once for all parties of an MOU: nobody has two mails about one day. */
import type { Commitments } from './commitment.state.ts';
import { STAGES, type Stage } from './moments.rules.ts';
import { isOpen, recipientsOf } from './standing.rules.ts';

/** Keys of commitments, by the party that made them. */
export type Days = Readonly<Record<string, Readonly<Record<Stage, readonly string[]>>>>;

/** As an effect carries it along, which holds texts: `air:minutes,office;health:data`. */
export const inAbout = (days: Days): Record<Stage, string> => {
  const listed = (stage: Stage) =>
    Object.entries(days)
      .flatMap(([party, { [stage]: keys }]) => (keys.length > 0 ? [`${party}:${keys.join(',')}`] : []))
      .join(';');
  return { month: listed('month'), week: listed('week'), late: listed('late') };
};

export function daysIn(about: Readonly<Record<string, string>>): Days {
  const days: Record<string, Record<Stage, string[]>> = {};
  for (const stage of STAGES)
    for (const one of (about[stage] ?? '').split(';').filter(Boolean)) {
      const [party = '', keys = ''] = one.split(':');
      days[party] = { month: [], week: [], late: [], ...days[party], [stage]: keys.split(',') };
    }
  return days;
}

/** A commitment by its party and its key. */
export interface Named {
  party: string;
  key: string;
}

const commitmentIn = (states: readonly Commitments[], { party, key }: Named) =>
  states.find((state) => state.party === party)?.commitments[key];

const lateIn = (days: Days): Named[] =>
  Object.entries(days).flatMap(([party, { late }]) => late.map((key) => ({ party, key })));

const promisedTo = (states: readonly Commitments[], parties: readonly string[], named: Named): string[] => {
  const one = commitmentIn(states, named);
  return one ? recipientsOf(one, parties, named.party) : [];
};

/** Liaisons of those who made them; of what is late their heads, too, and the liaisons of those to whom it was promised. */
export function whoIsTold(days: Days, states: readonly Commitments[], parties: readonly string[]): string[] {
  const late = lateIn(days);
  const heads = new Set(late.map(({ party }) => party));
  const told = [...Object.keys(days), ...late.flatMap((one) => promisedTo(states, parties, one))];
  return [...[...new Set(told)].map((party) => `${party}/liaison`), ...heads];
}

export type TellsOf = Record<Stage | 'lateForUs', Named[]>;

/** What is told to people of these parties, as far as it is still open: of their own commitments, and of what is late that was promised to them. */
export function daysFor(
  days: Days,
  states: readonly Commitments[],
  parties: readonly string[],
  of: readonly string[],
): TellsOf {
  const open = (named: Named): boolean => {
    const one = commitmentIn(states, named);
    return one !== undefined && isOpen(one);
  };
  const own = (stage: Stage) =>
    of.flatMap((party) => (days[party]?.[stage] ?? []).map((key) => ({ party, key }))).filter(open);
  const toUs = (one: Named) => promisedTo(states, parties, one).some((party) => of.includes(party));
  return {
    ...{ month: own('month'), week: own('week'), late: own('late') },
    lateForUs: lateIn(days).filter((one) => !of.includes(one.party) && open(one) && toUs(one)),
  };
}
