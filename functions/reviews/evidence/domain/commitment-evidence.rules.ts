/** What was promised in the term and what became of it: by the text, and by decisions of disputes; and the money that was to move with it. */
import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import type { CommitmentEvent } from '../../../commitments/domain/commitment.events.ts';
import { type Commitment, type Commitments, evolveCommitments } from '../../../commitments/domain/commitment.state.ts';
import { isFollowUp } from '../../../commitments/domain/follow-up.rules.ts';
import { cameLate, standingOf } from '../../../commitments/domain/standing.rules.ts';
import { addDecimals } from '../../../shared/decimal.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { Evidence, Kept, Promised } from './evidence.schema.ts';
import { asRecorded, type Said } from './histories.rules.ts';

type Texts = (version: number) => Pick<SignedMou, 'commitments'>;
type Followed = Said<CommitmentEvent>;

/** A promise as it was left, and the text that has it. */
interface Lived {
  party: string;
  key: string;
  version: number;
  one: Commitment;
  endedAt?: Instant;
  disputed: number;
  moved: number;
}

/** Worded anew, it is another promise. */
const nameOf = (key: string, { terms = '' }: Commitment): string => `${key} ${terms}`;

function counted(lived: Map<string, Lived>, state: Commitments, event: Followed): void {
  if (event.type !== 'DeliveryDisputed' && event.type !== 'RenegotiationAgreed') return;
  const { commitment } = event.data;
  const one = state.commitments[commitment];
  const of = one && lived.get(nameOf(commitment, one));
  if (!of) return;
  if (event.type === 'DeliveryDisputed') of.disputed += 1;
  else if (event.data.holds && one.changed?.day === event.data.asked) of.moved += 1;
}

/** Every promise that a party ever made, as its events leave it: also those that its tip has no room for any more. */
function livedOf(events: readonly Followed[]): Lived[] {
  const lived = new Map<string, Lived>();
  let state: Commitments | undefined;
  for (const event of events) {
    // What was left out before may have been all that there was.
    if (!state && event.type !== 'CommitmentsTaken' && event.type !== 'FollowUpsTaken') continue;
    state = evolveCommitments(state, asRecorded<CommitmentEvent>(event), event.at);
    const { party, version } = state;
    const there = new Set<string>();
    for (const [key, one] of Object.entries(state.commitments)) {
      const name = nameOf(key, one);
      there.add(name);
      const before = lived.get(name);
      const counts = { disputed: before?.disputed ?? 0, moved: before?.moved ?? 0 };
      if (before?.one !== one) lived.set(name, { party, key, version, one, ...counts });
      else if (!isFollowUp(key)) before.version = version;
    }
    counted(lived, state, event);
    if (event.type !== 'CommitmentsTaken' && event.type !== 'FollowUpsVetoed') continue;
    // What was accepted makes room for what a party takes over: it has not ended by that.
    for (const [name, of] of lived)
      if (!there.has(name) && of.endedAt === undefined && isFollowUp(of.key) === (event.type === 'FollowUpsVetoed'))
        if (of.one.delivery?.answer?.is !== 'accepted' || event.type === 'CommitmentsTaken') of.endedAt = event.at;
  }
  return [...lived.values()];
}

/** What was over before the term began is no part of it. */
const inTerm =
  (since: Instant) =>
  ({ one: { delivery }, endedAt }: Lived): boolean =>
    !(endedAt !== undefined && endedAt <= since) && !(delivery?.answer?.is === 'accepted' && delivery.at < since);

const promiseOf = ({ party, key, one, endedAt, disputed, moved }: Lived, now: Instant): Promised => ({
  ...{ party, commitment: key, standing: standingOf(one, endedAt ?? now) },
  ...(one.by !== undefined && { by: one.by }),
  ...(one.delivery && { deliveredAt: one.delivery.at }),
  ...(cameLate(one) && { late: true as const }),
  ...(disputed > 0 && { disputed }),
  ...(moved > 0 && { moved }),
  ...(endedAt !== undefined && { ended: true as const }),
});

const DONE: readonly Promised['standing'][] = ['delivered', 'accepted'];
const isDone = ({ standing }: Promised): boolean => DONE.includes(standing);

export const keptBy = (party: string, list: readonly Promised[]): Kept => {
  const own = list.filter((one) => one.party === party);
  const count = (is: (one: Promised) => boolean): number => own.filter(is).length;
  return {
    party,
    promised: own.length,
    due: count((one) => isDone(one) || one.standing === 'late'),
    delivered: count(isDone),
    accepted: count(({ standing }) => standing === 'accepted'),
    late: count((one) => isDone(one) && one.late === true),
    overdue: count(({ standing }) => standing === 'late'),
  };
};

const listed = (all: readonly Lived[], now: Instant): Evidence['commitments'] => {
  const list = all
    .map((one) => promiseOf(one, now))
    .toSorted((one, other) => {
      const [a, b] = [`${one.party} ${one.commitment}`, `${other.party} ${other.commitment}`];
      if (a !== b) return a < b ? -1 : 1;
      // Two wordings of one: the one that ended first.
      return one.ended === other.ended ? 0 : one.ended ? -1 : 1;
    });
  return { by: [...new Set(list.map(({ party }) => party))].map((party) => keptBy(party, list)), list };
};

/** By the party whose money it is: what the text plans, what the party that promised it says was moved, and what was accepted. */
function moneyOf(all: readonly Lived[], textOf: Texts, now: Instant): Evidence['money'] {
  const planned = all.flatMap(({ key, version, one, endedAt }) => {
    const said = textOf(version).commitments.find((of) => of.key === key);
    if (said?.kind !== 'money' || !said.funds) return [];
    const { from, amount } = said.funds;
    return [{ key, from, amount, standing: standingOf(one, endedAt ?? now) }];
  });
  return [...Map.groupBy(planned, ({ from }) => from)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([party, own]) => {
      const sum = (...of: Promised['standing'][]): string =>
        addDecimals(own.filter(({ standing }) => of.length === 0 || of.includes(standing)).map(({ amount }) => amount));
      return {
        ...{ party, planned: sum(), delivered: sum(...DONE), accepted: sum('accepted') },
        commitments: [...new Set(own.map(({ key }) => key))].toSorted(),
      };
    });
}

export function commitmentEvidence(
  streams: readonly (readonly Followed[])[],
  { since, now }: { since: Instant; now: Instant },
  textOf: Texts,
): Pick<Evidence, 'commitments' | 'followUps' | 'money'> {
  const all = streams.flatMap(livedOf).filter(inTerm(since));
  const ofText = all.filter(({ key }) => !isFollowUp(key));
  return {
    commitments: listed(ofText, now),
    followUps: listed(
      all.filter(({ key }) => isFollowUp(key)),
      now,
    ),
    money: moneyOf(ofText, textOf, now),
  };
}
