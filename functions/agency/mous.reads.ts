/** The MOUs of an agency with what its people would change in each, and the authority that a text names where its offices are not confirmed yet. */
import { readText } from '../agreements/agreement.reads.ts';
import { readAgency } from '../identity/agency.store.ts';
import { readTendedMous, type TendedMou } from '../offices/matters.reads.ts';
import type { Instant } from '../shared/kernel.ts';
import type { Named } from './domain/people.events.ts';
import type { People } from './domain/people.ts';
import { comparedWith, type Plan, planOf } from './domain/plan.rules.ts';

export interface PlannedMou extends TendedMou {
  plan: Plan;
  /** By which the party signs, as the text says; read where the offices are not confirmed. */
  authority: string;
}

const SOON = 8;

export const authorityOf = async (textHash: string, party: string): Promise<string> =>
  (await readText(textHash)).parties.find(({ key }) => key === party)?.authority.statute ?? '';

async function planned(mou: TendedMou, people: People): Promise<PlannedMou> {
  const { confirms } = comparedWith(people, mou.matter);
  const authority = confirms ? await authorityOf(mou.agreement.textHash, mou.party) : '';
  return { ...mou, authority, plan: planOf(people, mou.matter, authority) };
}

/** By number, so that a page and the act after it go the same way. */
export async function readPlans(agency: string, people: People, of: { by: Named; now: Instant }) {
  const { parties } = await readAgency(agency);
  const mous = (await readTendedMous(parties, of)).sort((one, other) =>
    one.agreement.number.localeCompare(other.agreement.number, 'en', { numeric: true }),
  );
  const plans: PlannedMou[] = [];
  // Some at a time: an agency may be party to hundreds.
  for (let from = 0; from < mous.length; from += SOON)
    plans.push(...(await Promise.all(mous.slice(from, from + SOON).map((one) => planned(one, people)))));
  return plans;
}
