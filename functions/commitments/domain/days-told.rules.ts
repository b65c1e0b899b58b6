/** Days that come near and days that have passed are told once for all parties of an MOU: nobody has two mails about one day. */
import type { Commitments } from './commitment.state.ts';
import { STAGES, type Stage } from './moments.rules.ts';
import { hearsAs, isOpen, recipientsOf } from './standing.rules.ts';

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

const stateOf = (states: readonly Commitments[], { party }: Named): Commitments | undefined =>
  states.find((state) => state.party === party);

const lateIn = (days: Days): Named[] =>
  Object.entries(days).flatMap(([party, { late }]) => late.map((key) => ({ party, key })));

/** As whom people of some parties hear of it. */
const names = (state: Commitments | undefined, key: string, parties: readonly string[]): string[] =>
  state ? parties.map((party) => hearsAs(state, key, party)) : [];

const promisedTo = (states: readonly Commitments[], parties: readonly string[], named: Named): string[] => {
  const state = stateOf(states, named);
  return state ? names(state, named.key, recipientsOf(state, named.key, parties)) : [];
};

/** Liaisons of those who made them; of what is late their heads, too, and the liaisons of those to whom it was promised; of what only named people may know, those alone. */
export function whoIsTold(days: Days, states: readonly Commitments[], parties: readonly string[]): string[] {
  const late = lateIn(days);
  const all = Object.entries(days).flatMap(([party, of]) =>
    STAGES.flatMap((stage) => of[stage].map((key) => ({ party, key }))),
  );
  const own = all.flatMap((one) => names(stateOf(states, one), one.key, [one.party]));
  const heads = late.flatMap((one) => (stateOf(states, one)?.commitments[one.key]?.named ? [] : [one.party]));
  return [...new Set([...own, ...late.flatMap((one) => promisedTo(states, parties, one)), ...heads])];
}

export type TellsOf = Record<Stage | 'lateForUs', Named[]>;

/** What is told to whoever reads under these names, as far as it is still open: of their own commitments, and of what is late that was promised to them. */
export function daysFor(
  days: Days,
  states: readonly Commitments[],
  parties: readonly string[],
  as: readonly string[],
): TellsOf {
  const open = (named: Named): boolean => {
    const one = stateOf(states, named)?.commitments[named.key];
    return one !== undefined && isOpen(one);
  };
  // A head, whose name is that of the party, reads what its liaisons read.
  const among = (told: readonly string[]) =>
    told.some((name) => as.some((one) => one === name || `${one}/liaison` === name));
  const isOwn = (one: Named) => among(names(stateOf(states, one), one.key, [one.party]));
  const own = (stage: Stage) =>
    Object.entries(days)
      .flatMap(([party, of]) => of[stage].map((key) => ({ party, key })))
      .filter((one) => open(one) && isOwn(one));
  return {
    ...{ month: own('month'), week: own('week'), late: own('late') },
    lateForUs: lateIn(days).filter((one) => open(one) && !isOwn(one) && among(promisedTo(states, parties, one))),
  };
}
