/** The disputes of the term: how long each took to be decided, about what they come back, who dissents, and which decisions were stopped. */
import type { DocketEvent } from '../../../disputes/docket/domain/docket.events.ts';
import { type Pause, ranFor } from '../../../disputes/docket/domain/suspension-clock.rules.ts';
import type { DisputeEvent } from '../../../disputes/domain/dispute.events.ts';
import type { Dispute } from '../../../disputes/domain/dispute.schema.ts';
import { evolveDispute } from '../../../disputes/domain/dispute.state.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { DisputeEvidence, Evidence } from './evidence.schema.ts';
import { asRecorded, type Said } from './histories.rules.ts';

type Told = readonly Said<DisputeEvent>[];
type Docketed = readonly Said<DocketEvent>[];

interface Within {
  since: Instant;
  pauses: readonly Pause[];
}

const stateIn = (events: Told): Dispute | undefined =>
  events.reduce<Dispute | undefined>(
    (before, event) => evolveDispute(before, asRecorded<DisputeEvent>(event), event.at),
    undefined,
  );

const decidedIn = (
  { decision, status, raisedAt }: Dispute,
  pauses: readonly Pause[],
): Pick<DisputeEvidence, 'decided'> => {
  // A veto that waits for its reason leaves the decision as it is.
  if (!decision || (status !== 'decided' && status !== 'vetoed')) return {};
  const { at, version, level, how } = decision;
  const took = Date.parse(at) - Date.parse(raisedAt);
  return { decided: { at, version, level, how, took, ran: ranFor(raisedAt, at, { pauses }) } };
};

const evidenceOf = (dispute: Dispute, pauses: readonly Pause[]): DisputeEvidence => {
  const { number, under, raisedAt, by, against, about, status, level, sides, dissent } = dispute;
  const joined = Object.keys(sides).filter((party) => party !== by && party !== against);
  return {
    ...{ dispute: number, under, raisedAt, by, against, joined: joined.toSorted() },
    about: { kind: about.kind, ...(about.key !== undefined && { key: about.key }) },
    ...{ status, level, ...decidedIn(dispute, pauses), dissent: [...dissent].toSorted() },
  };
};

/** Raised in it, or not over when it began. */
const inTerm =
  (since: Instant) =>
  ({ raisedAt, endedAt }: Pick<Dispute, 'raisedAt' | 'endedAt'>): boolean =>
    raisedAt > since || endedAt === undefined || endedAt > since;

type Vetoed = Extract<Told[number], { type: 'DecisionVetoed' }>;

/** What became of each: a reason in time, none, or it is still owed. */
function vetoesIn(events: Told, number: number, since: Instant): Evidence['vetoes'] {
  const cast = events.filter((event): event is Vetoed => event.type === 'DecisionVetoed' && event.at > since);
  return cast.map(({ seq, at, data: { party, version, right } }) => {
    const after = events.find((one) => one.seq > seq && (one.type === 'VetoReasoned' || one.type === 'VetoLapsed'));
    const came = after === undefined ? 'open' : after.type === 'VetoReasoned' ? 'reasoned' : 'lapsed';
    return { dispute: number, version, party, right, at, came };
  });
}

/** The same term of a text, more than once since the MOU began; what is about no term is told apart by nothing. */
function recurringIn(all: readonly Dispute[], since: Instant): Evidence['disputes']['recurring'] {
  const keyed = all.flatMap(({ about: { kind, key }, number, raisedAt }) =>
    key === undefined ? [] : [{ kind, key, number, raisedAt }],
  );
  return [...Map.groupBy(keyed, ({ kind, key }) => `${kind} ${key}`).values()]
    .filter((of) => of.length > 1 && of.some(({ raisedAt }) => raisedAt > since))
    .map((of) => ({
      ...{ kind: of[0]?.kind ?? '', key: of[0]?.key ?? '' },
      disputes: of.map(({ number }) => number).toSorted((one, other) => one - other),
      inTerm: of.filter(({ raisedAt }) => raisedAt > since).length,
    }))
    .toSorted(
      (one, other) =>
        other.disputes.length - one.disputes.length || (one.key + one.kind < other.key + other.kind ? -1 : 1),
    );
}

/** That each was raised stands on the docket; of those for named people nothing else counts. */
const namedIn = (docket: Docketed, shown: readonly Dispute[], since: Instant): number => {
  const known = new Set(shown.map(({ number }) => number));
  return docket.filter((event) => event.type === 'DisputeEntered' && event.at > since && !known.has(event.data.number))
    .length;
};

export function disputeEvidence(
  streams: readonly Told[],
  docket: Docketed,
  { since, pauses }: Within,
): Pick<Evidence, 'disputes' | 'vetoes'> {
  const all = streams
    .flatMap((events) => {
      const state = stateIn(events);
      return state ? [{ state, events }] : [];
    })
    .toSorted((one, other) => one.state.number - other.state.number);
  const states = all.map(({ state }) => state);
  return {
    disputes: {
      named: namedIn(docket, states, since),
      list: states.filter(inTerm(since)).map((one) => evidenceOf(one, pauses)),
      recurring: recurringIn(states, since),
    },
    vetoes: all.flatMap(({ state, events }) => vetoesIn(events, state.number, since)),
  };
}

type Suspended = Evidence['suspensions'][number];

/** Every suspension of deadlines since the MOU began: none is folded into another here. */
export function suspensionsIn(docket: Docketed): Suspended[] {
  const all: Suspended[] = [];
  for (const event of docket) {
    if (event.type === 'ClocksPaused') {
      const { party, cause, until } = event.data;
      all.push({ party, cause, from: event.at, to: until });
    }
    const last = all.at(-1);
    if (event.type === 'ClocksResumed' && last) last.to = event.at;
  }
  return all;
}
