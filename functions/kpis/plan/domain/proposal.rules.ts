/** What one party proposes and every other one agrees to: a target within the MOU's band, a baseline measured anew, a figure of a closed period. */
import type { Speaker } from '../../../disputes/domain/speaker.schema.ts';
import { dayOf } from '../../../shared/days.ts';
import { type Decision, type Refusal, refuse, say } from '../../../shared/kernel.ts';
import { textOf } from '../../../shared/text.ts';
import { type Life, textOn } from '../../domain/life.rules.ts';
import type { Clock } from '../../domain/moments.rules.ts';
import { type AllValues, recordedOf } from '../../domain/recorded.rules.ts';
import { changeFindings } from './change.rules.ts';
import { nextToTell } from './next.rules.ts';
import type { PlanEvent, Proposed } from './plan.events.ts';
import { evolvePlan, type Plan, type Proposal } from './plan.state.ts';

/** What is decided on. */
export interface Standing {
  plan: Plan;
  life: Life;
  clock: Clock;
  /** Of the text that holds: silence of any of them is no consent. */
  parties: readonly string[];
  /** Of all parties. */
  values: AllValues;
}

/** For whom somebody acts. */
export interface Acting {
  party: string;
  speaker: Speaker;
}

/** The office that decides for a party, until the operating board has its own rules: of the last level of the ladder, or that signs. */
export const decidingOffice = ({ levels, signatory }: { levels: readonly string[]; signatory: string }): string =>
  levels.at(-1) || signatory;

export const LONGEST_REASON = 2_000;
/** Of all that is open and all that was decided since the last morning: the tip of a plan holds them. */
export const MOST_PROPOSALS = 10;
/** Changes of a target or baseline that count, over the life of an MOU; and exceptions whose figure has not come. */
export const MOST_CHANGES = 24;
export const MOST_EXCEPTIONS = 20;
const reasonOf = (typed: string) =>
  textOf(typed, {
    field: 'reason',
    max: LONGEST_REASON,
    empty: ['change-without-reason', 'It does not say why.', 'Say why in a sentence. It is shown beside the figures.'],
  });

const versionNow = ({ life, clock }: Standing): number | undefined =>
  textOn(life, dayOf(clock.calendar.zone, clock.now))?.version;

/** What would make the plan larger than it can be. */
function tooMany({ plan }: Standing, { kind }: Proposed): Refusal[] {
  if (Object.keys(plan.proposals).length + plan.decided.length >= MOST_PROPOSALS)
    return [
      say(
        'proposals-too-many',
        `${MOST_PROPOSALS} proposals are open or were decided since yesterday.`,
        'Answer or withdraw some of them, and propose it tomorrow.',
      ),
    ];
  if (kind === 'exception')
    return plan.exceptions.length < MOST_EXCEPTIONS
      ? []
      : [
          say(
            'exceptions-too-many',
            `For ${MOST_EXCEPTIONS} figures of closed periods an exception was agreed, and they have not come yet.`,
            'Report those first, and propose it then.',
          ),
        ];
  return plan.changes.length < MOST_CHANGES
    ? []
    : [
        say(
          'changes-too-many',
          `Targets and baselines were changed ${MOST_CHANGES} times under this MOU.`,
          'This needs an amendment of the MOU. Send out a version that follows it.',
        ),
      ];
}

const sameCell = (one: Proposed, other: Proposed): boolean =>
  one.kind === other.kind &&
  one.kpi === other.kpi &&
  (one.kind !== 'exception' ||
    other.kind !== 'exception' ||
    (one.period === other.period && one.party === other.party));

/** All that stands against it, or the proposal on record. */
export function propose(
  standing: Standing,
  { party, speaker }: Acting,
  { change, reason }: { change: Proposed; reason: string },
): { events: PlanEvent[]; findings?: undefined } | { findings: Refusal[]; events?: undefined } {
  const under = versionNow(standing);
  const said = reasonOf(reason);
  const open = Object.values(standing.plan.proposals).find(
    (one) => one.under === under && sameCell(one.change, change),
  );
  const findings = [
    ...(open
      ? [
          say(
            'proposal-open',
            `The party ${open.party} has proposed a change of this already, and it is open.`,
            'Agree to it or decline it. Then another one can be proposed.',
          ),
        ]
      : []),
    ...tooMany(standing, change),
    ...changeFindings(standing, change),
    ...(said.refused ? [said.refused] : []),
  ];
  if (findings.length > 0 || said.refused || under === undefined) return { findings };
  const data = {
    proposal: standing.plan.proposed + 1,
    party,
    under,
    change,
    ...nextToTell(standing.plan, standing.clock),
  };
  return { events: [{ type: 'ChangeProposed', data, body: { by: speaker, reason: said.text } }] };
}

function stillOpen(standing: Standing, proposal: number): { one: Proposal } | { refused: Refusal } {
  const one = Object.hasOwn(standing.plan.proposals, proposal) ? standing.plan.proposals[proposal] : undefined;
  if (!one)
    return refuse(
      'proposal-unknown',
      'There is no such proposal, or it is no longer open.',
      'Load the page again to see what became of it.',
    );
  if (one.under !== versionNow(standing))
    return refuse(
      'proposal-outdated',
      `It was proposed under version ${one.under} of the MOU, and another text is in force now.`,
      'Propose it again, if it is still wanted.',
    );
  return { one };
}

/** The last agreement makes it hold. */
const settled = ({ plan, clock, values }: Standing, proposal: number, { under, change }: Proposal): PlanEvent => {
  const next = nextToTell(plan, clock);
  switch (change.kind) {
    case 'target': {
      const { kpi, value, from } = change;
      return { type: 'TargetMoved', data: { proposal, kpi, under, from, value, ...next } };
    }
    case 'baseline': {
      const { kpi, value, day, from } = change;
      return { type: 'BaselineRestated', data: { proposal, kpi, under, from, value, day, ...next } };
    }
    case 'exception': {
      const { kpi, period, party } = change;
      const used = plan.exceptions.filter((one) => recordedOf(values, one));
      return {
        type: 'ExceptionAgreed',
        data: { proposal, kpi, period, party, ...(used.length > 0 && { used }), ...next },
      };
    }
  }
};

export function agree(standing: Standing, proposal: number, { party, speaker }: Acting): Decision<PlanEvent> {
  const found = stillOpen(standing, proposal);
  if ('refused' in found) return { refused: found.refused };
  const { one } = found;
  if (one.party === party)
    return refuse('proposal-own', 'Your own agency proposed this.', 'Wait for the others, or withdraw it.');
  if (one.agreed.includes(party)) return { events: [] };
  // What was right when it was proposed may have closed meanwhile.
  const [outdated] = changeFindings(standing, one.change);
  if (outdated) return { refused: outdated };
  const agreed: PlanEvent = { type: 'ChangeAgreed', data: { proposal, party }, body: { by: speaker } };
  const missing = standing.parties.filter((other) => ![one.party, party, ...one.agreed].includes(other));
  return { events: missing.length > 0 ? [agreed] : [agreed, settled(standing, proposal, one)] };
}

/** What lacks nobody's agreement any more because a party has left: those who stay have all agreed. */
export function agreedByAll(standing: Standing): PlanEvent[] {
  const events: PlanEvent[] = [];
  let { plan } = standing;
  for (const [number, one] of Object.entries(plan.proposals)) {
    const now = { ...standing, plan };
    const missing = standing.parties.some((party) => party !== one.party && !one.agreed.includes(party));
    if (missing || one.under !== versionNow(standing) || changeFindings(now, one.change).length > 0) continue;
    const event = settled(now, Number(number), one);
    events.push(event);
    plan = evolvePlan(plan, event, standing.clock.now);
  }
  return events;
}

/** One party that declines ends it. */
export function decline(
  standing: Standing,
  proposal: number,
  { party, speaker, reason }: Acting & { reason: string },
): Decision<PlanEvent> {
  const found = stillOpen(standing, proposal);
  if ('refused' in found) return { refused: found.refused };
  if (found.one.party === party)
    return refuse('proposal-own', 'Your own agency proposed this.', 'Wait for the others, or withdraw it.');
  const said = reasonOf(reason);
  if (said.refused) return { refused: said.refused };
  const data = { proposal, party, ...nextToTell(standing.plan, standing.clock) };
  return { events: [{ type: 'ChangeDeclined', data, body: { by: speaker, reason: said.text } }] };
}

export function withdraw(standing: Standing, proposal: number, { party, speaker }: Acting): Decision<PlanEvent> {
  const one = Object.hasOwn(standing.plan.proposals, proposal) ? standing.plan.proposals[proposal] : undefined;
  if (!one)
    return refuse(
      'proposal-unknown',
      'There is no such proposal, or it is no longer open.',
      'Load the page again to see what became of it.',
    );
  if (one.party !== party)
    return refuse('proposal-of-another', 'Another agency proposed this.', 'Decline it, if you do not agree.');
  const data = { proposal, party, ...nextToTell(standing.plan, standing.clock) };
  return { events: [{ type: 'ChangeWithdrawn', data, body: { by: speaker } }] };
}
