/** What becomes of what a party has under an MOU when it leaves, as it stands now: counted, and named where it can be read. */
import { commitmentsOf } from '../../../commitments/commitments.reads.ts';
import { isFollowUp } from '../../../commitments/domain/follow-up.rules.ts';
import { closedBy } from '../../../commitments/domain/leaving.rules.ts';
import { isOpen } from '../../../commitments/domain/standing.rules.ts';
import { isSide } from '../../../disputes/domain/ladder.rules.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { everIn } from '../../domain/taken-up.rules.ts';
import type { VisitedLeaving } from '../authorize-leaving.ts';

/** A commitment of the text by its key and what it says; without words, one that was agreed in a dispute. */
export interface Named {
  key: string;
  does?: string;
}

export interface Becomes {
  /** Numbers of open disputes in which the party is a side. */
  disputes: readonly number[];
  /** KPIs that it reports. */
  kpis: readonly { key: string; name: string }[];
  /** KPIs that nobody else reports: they are not measured any more. */
  unmeasured: readonly string[];
  /** Its own that stay owed: due by the last day. */
  owed: readonly Named[];
  /** Its own, and those promised to it alone, that are closed with it. */
  closed: readonly Named[];
  /** Titles of its offices that have a seat on the operating board, and of levels on which one decides alone. */
  seats: readonly string[];
  levels: readonly string[];
  /** What it decides alone. */
  decides: number;
}

/** `until` is the last day, as far as it is known. */
export function whatBecomes(visited: VisitedLeaving, party: string, until: Instant, now: Instant): Becomes {
  const { agreement, text, register, disputes, beside } = visited;
  const stay = agreement.parties.filter((one) => one !== party);
  const named = (key: string): Named => {
    const says = isFollowUp(key) ? undefined : text.commitments.find((one) => one.key === key);
    return { key, ...(says && { does: says.does }) };
  };
  const place = (key: string) => text.commitments.findIndex((one) => one.key === key);
  const inOrder = (keys: readonly string[]) => keys.toSorted((one, other) => place(one) - place(other));
  const states = everIn(agreement, 'commitments').flatMap(
    (of) => commitmentsOf(beside, agreement, text, of, now).state ?? [],
  );
  const reported = text.kpis.filter(({ reporters }) => reporters.some((one) => one.party === party));
  const title = (office: string) => register.find((one) => one.party === party)?.offices[office]?.title ?? office;
  return {
    disputes: disputes.filter((one) => isSide(one, party)).map(({ number }) => number),
    kpis: reported.map(({ key, name }) => ({ key, name })),
    unmeasured: reported.filter(({ reporters }) => reporters.length === 1).map(({ name }) => name),
    owed: states
      .filter((state) => state.party === party)
      .flatMap(({ commitments }) => Object.entries(commitments))
      .filter(([, one]) => isOpen(one) && one.dueAt !== undefined && one.dueAt <= until)
      .map(([key]) => named(key)),
    closed: inOrder(states.flatMap((state) => closedBy(state, { party, at: until }, stay))).map(named),
    seats: (text.boardRules?.seats ?? []).filter((one) => one.party === party).map(({ office }) => title(office)),
    levels: (text.ladder?.levels ?? []).filter(({ decides }) => decides?.party === party).map(({ name }) => name),
    decides: text.decisionRights.filter(({ decides }) => decides === party).length,
  };
}
