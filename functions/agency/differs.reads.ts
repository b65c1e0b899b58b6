/** In what an MOU differs from the confirmed people of the agency: for its party's page, and for lists. */
import type { Matter } from '../offices/domain/matter.rules.ts';
import { readTendedMous } from '../offices/matters.reads.ts';
import type { Instant } from '../shared/kernel.ts';
import { batchGet } from '../shared/ledger/table.ts';
import type { Named } from './domain/people.events.ts';
import { comparedWith, differencesIn, type OfficeChange } from './domain/plan.rules.ts';
import { peopleFrom, peopleKey } from './people.reads.ts';

export interface Differs {
  agency: string;
  count: number;
  changes: readonly OfficeChange[];
  reviewers: boolean;
  /** Not confirmed here yet: the MOU's file names them. */
  inFile: boolean;
}

/** Nothing where the agency has confirmed nobody, or nothing differs. */
export async function readDiffers(agency: string | undefined, matter: Matter): Promise<Differs | undefined> {
  if (agency === undefined) return undefined;
  const { confirmed } = peopleFrom(await batchGet([peopleKey(agency)]), agency) ?? {};
  if (!confirmed) return undefined;
  const plan = comparedWith(confirmed, matter);
  const count = differencesIn(plan);
  return count === 0
    ? undefined
    : { agency, count, changes: plan.changes, reviewers: plan.reviewers !== undefined, inFile: plan.confirms };
}

/** By agreement and party (`mou_… health`), in how many places each differs; nothing more is read where no agency has confirmed anybody. */
export async function readAllDiffer(
  members: readonly { agreement: string; party: string; agency: string }[],
  of: { by: Named; now: Instant },
): Promise<Map<string, number>> {
  const found = await batchGet(members.map(({ agency }) => peopleKey(agency)));
  const confirmedBy = (agency: string) => peopleFrom(found, agency)?.confirmed;
  const mous = await readTendedMous(
    members.filter(({ agency }) => confirmedBy(agency)),
    of,
  );
  return new Map(
    mous.flatMap(({ agreement, party, matter }): [string, number][] => {
      const people = confirmedBy(matter.register.agency ?? '');
      return people ? [[`${agreement.id} ${party}`, differencesIn(comparedWith(people, matter))]] : [];
    }),
  );
}
