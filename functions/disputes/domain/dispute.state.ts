/** How the events of a dispute become its state. */
import type { Instant } from '../../shared/kernel.ts';
import { evolveDecision } from './decision.state.ts';
import type { DataOf, DisputeEvent } from './dispute.events.ts';
import type { Dispute, Side } from './dispute.schema.ts';
import { nameOf, officesOn } from './ladder.rules.ts';

const UNHEARD: Side = { heard: false, acted: false, asksClimb: false };
const heard: Side = { heard: true, acted: true, asksClimb: false };

/** On a new level nobody has acted yet. */
const anew = (sides: Record<string, Side>): Record<string, Side> =>
  Object.fromEntries(
    Object.entries(sides).map(([party, side]) => [party, { ...side, acted: false, asksClimb: false }]),
  );

const acting = (state: Dispute, party: string, more: Partial<Side> = {}): Dispute => ({
  ...state,
  sides: { ...state.sides, ...(state.sides[party] && { [party]: { ...state.sides[party], acted: true, ...more } }) },
});

function raised({ data }: { data: DataOf<'DisputeRaised'> }, at: Instant): Dispute {
  const { dispute, deadline, remindAt, calendar: _, figures: __, ...rest } = data;
  return {
    id: dispute,
    ...rest,
    status: 'open',
    level: 0,
    raisedAt: at,
    opened: { at, deadline, remindAt },
    reminded: 0,
    sides: { [data.by]: heard, [data.against]: UNHEARD },
    mail: {},
    reached: [{ level: 0, at }],
    versions: 0,
    dissent: [],
    vetoed: [],
  };
}

function climbed(state: Dispute, { to, deadline, remindAt }: DataOf<'LevelClimbed'>, at: Instant): Dispute {
  const { text: _, watch: __, ...rest } = state;
  return {
    ...rest,
    level: to,
    opened: { at, deadline, remindAt },
    reminded: 0,
    sides: anew(state.sides),
    mail: {},
    dissent: [],
    reached: [...state.reached, { level: to, at }],
  };
}

/**
 * A mail that arrived on this level says that the office reads; one that came back counts until then, but for the copy of an alternate.
 * Only those who have it in hand now can hold it up: of sixty liaisons nothing is kept.
 */
const reported = (state: Dispute, { party, office, report, alternate }: DataOf<'DisputeMailReported'>): Dispute => {
  // Of what is still on its way, or may have arrived, nobody knows yet whether the office reads it.
  if (report === 'delayed' || report === 'unknown') return state;
  if (alternate && report !== 'delivered') return state;
  const name = nameOf(party, office);
  if (!officesOn(state, state.level).includes(name)) return state;
  const says = report === 'delivered' || state.mail[name] === 'reached' ? 'reached' : 'refused';
  return { ...state, mail: { ...state.mail, [name]: says } };
};

/** Whatever moves the dispute again shows that the failure before is mended. */
const MOVES: readonly DisputeEvent['type'][] = [
  'LevelClimbed',
  'LevelReminded',
  'ImpasseReached',
  'DisputeEnded',
  'VetoLapsed',
  'WatchEnded',
  'DisputeHandedOver',
];

export function evolveDispute(state: Dispute | undefined, event: DisputeEvent, at: Instant): Dispute {
  if (event.type === 'DisputeRaised') return raised(event, at);
  if (!state) throw new Error(`${event.type} cannot be the first event of a dispute`);
  const { stalled: _, ...going } = state;
  return evolved(MOVES.includes(event.type) ? going : state, event, at);
}

function evolved(state: Dispute, event: Exclude<DisputeEvent, { type: 'DisputeRaised' }>, at: Instant): Dispute {
  switch (event.type) {
    case 'DisputeAnswered':
      return { ...acting(state, event.data.party, { heard: true }), answeredAt: state.answeredAt ?? at };
    case 'PartyJoined': {
      const { party, offices } = event.data;
      return { ...state, offices: { ...state.offices, [party]: offices }, sides: { ...state.sides, [party]: heard } };
    }
    case 'EvidenceKept':
      return acting(state, event.data.party);
    case 'DisputeWithdrawn':
      return { ...state, status: 'withdrawn', endedAt: at };
    case 'ClimbAsked':
      return acting(state, event.data.party, { asksClimb: true });
    case 'LevelClimbed':
      return climbed(state, event.data, at);
    case 'ImpasseReached':
      return { ...state, status: 'impasse', endedAt: at };
    case 'DisputeEnded':
      return { ...state, status: 'ended', endedAt: at };
    case 'LevelReminded':
      return { ...state, reminded: event.data.count };
    case 'DisputeMailReported':
      return reported(state, event.data);
    case 'WatchEnded':
      return { ...state, watchEnded: true };
    case 'DisputeHandedOver':
      return { ...state, watch: event.data.watch };
    case 'DisputeStalled':
      return { ...state, stalled: true };
    default:
      return evolveDecision(state, event, at, acting);
  }
}
