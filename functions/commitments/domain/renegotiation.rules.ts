/** Before its day a party asks for another day, or another measure, and holds to the old ones until everyone to whom it was promised has agreed. */
import { lawVersion } from '../../shared/calendar/law.ts';
import { isDay, notADay } from '../../shared/day-typed.ts';
import { dayOf } from '../../shared/days.ts';
import { type Decision, type Instant, type PlainDay, type Refusal, refuse } from '../../shared/kernel.ts';
import { textOf } from '../../shared/text.ts';
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import { type About, type By, LONGEST_MEASURE, standing, wordsOf } from './acting.rules.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { Asked, Commitment } from './commitment.state.ts';
import { isDuty } from './duty.rules.ts';
import { dueOn } from './moments.rules.ts';
import { askedAt, isOpen, isPast, recipientsOf } from './standing.rules.ts';

/** Who has agreed so far stands with the tip of all commitments of the party: so many questions, and so many answers that they wait for. */
export const MOST_ASKED = 5;
export const MOST_AWAITED = 120;

interface Asking {
  by: By;
  /** Empty where the day stays. */
  day: string;
  /** Empty where the measure stays. */
  measure: string;
  why: string;
  /** As it is today, by the text or as agreed since. */
  measureNow: string;
  /** The last day of the text in force; absent where it goes on. */
  ends: PlainDay | undefined;
}

/** Why nothing can be asked for now. */
export function mayAsk(about: About, now: Instant): Refusal | undefined {
  const found = standing(about);
  if (found.refused) return found.refused;
  const { one } = found;
  const { calendar, commitments } = about.state;
  if (!isOpen(one))
    return refuse(
      'nothing-to-renegotiate',
      'This was delivered already.',
      'If something is missing, the agency to which it was promised says so. Then you can ask.',
    ).refused;
  if (isPast(one, now))
    return refuse(
      'commitment-late',
      `This was due on ${sayInstant(one.dueAt ?? now, calendar.zone)}: another day can only be asked for before that.`,
      'Deliver it late, or put out an amendment that says what shall be.',
    ).refused;
  if (askedAt(one, now))
    return refuse(
      'renegotiation-open',
      'Something is asked for already, and waits for an answer.',
      'Wait for the answer, or take it back first.',
    ).refused;
  const open = Object.keys(commitments).filter((key) => commitments[key] && askedAt(commitments[key], now));
  const awaited = [...open, about.key].flatMap((key) => recipientsOf(about.state, key, about.parties)).length;
  return open.length >= MOST_ASKED || (open.length > 0 && awaited > MOST_AWAITED)
    ? refuse(
        'renegotiations-too-many',
        `Your agency has asked for changes of ${open.length} commitments already, and they are not answered.`,
        'Wait for an answer, or put out an amendment that says it all.',
      ).refused
    : undefined;
}

function dayFinding({ key, state }: About, day: string, ends: PlainDay | undefined, now: Instant): Refusal | undefined {
  const { zone } = state.calendar;
  if (!isDay(day)) return notADay(day, 'day');
  if (day <= dayOf(zone, now))
    return refuse('day-not-ahead', 'This day is not ahead.', 'Choose a later one.', 'day').refused;
  if (ends === undefined || day <= ends) return undefined;
  return isDuty(key)
    ? refuse(
        'day-after-the-closing',
        `The closing ends on ${sayDay(ends)}, and nothing of it runs longer.`,
        'Choose a day until then.',
        'day',
      ).refused
    : refuse(
        'day-after-the-end',
        `The text in force ends on ${sayDay(ends)}, and its commitments with it.`,
        'Choose a day until then, or have the text that follows it say a later one.',
        'day',
      ).refused;
}

export function askFor(about: About, asking: Asking, now: Instant): Decision<CommitmentEvent> {
  const not = mayAsk(about, now);
  if (not) return { refused: not };
  const { state, key } = about;
  const { calendar } = state;
  const one = state.commitments[key] as Commitment;
  const day = asking.day.trim();
  const measure = textOf(asking.measure, { field: 'measure', max: LONGEST_MEASURE, line: true });
  const why = wordsOf(asking.why, 'why', [
    'reason-missing',
    'There is no reason yet.',
    'Say in a sentence why it should be changed.',
  ]);
  const wrong = (day === '' ? undefined : dayFinding(about, day, asking.ends, now)) ?? measure.refused ?? why.refused;
  if (wrong || measure.refused || why.refused) return { refused: (wrong ?? measure.refused ?? why.refused) as Refusal };
  const another = measure.text !== '' && measure.text !== asking.measureNow;
  const moved = day !== '' && day !== one.by;
  if (!moved && !another)
    return refuse('nothing-would-change', 'Nothing would change.', 'Give another day, or another measure.', 'day');
  return {
    events: [
      {
        type: 'RenegotiationAsked',
        data: {
          ...{ commitment: key, asked: state.asks + 1 },
          ...(moved && { to: { by: day, dueAt: dueOn(calendar, day), law: lawVersion } }),
          ...(another && { measure: true as const }),
        },
        body: { by: asking.by, why: why.text, ...(another && { measure: measure.text }) },
      },
    ],
  };
}

interface Answering {
  party: string;
  by: By;
  /** What the page showed. */
  asked: number;
}

const GONE = refuse(
  'renegotiation-gone',
  'This is no longer asked for.',
  'Load the page again: it shows the day and the measure that hold.',
);

/** What is asked for, while it can be answered. */
function open(
  about: About,
  asked: number | undefined,
  now: Instant,
): { refused: Refusal } | { refused?: undefined; one: Commitment; request: Asked } {
  const found = standing(about);
  if (found.refused) return found;
  const { one } = found;
  const request = askedAt(one, now);
  return request && (asked === undefined || request.number === asked) ? { one, request } : GONE;
}

/** Why this party has nothing to answer. What is promised to all is given up by nobody for another: each of them agrees, or it stays. */
export function mayAnswerAsked(about: About, party: string, now: Instant, asked?: number): Refusal | undefined {
  const found = open(about, asked, now);
  if (found.refused) return found.refused;
  const { request } = found;
  if (!recipientsOf(about.state, about.key, about.parties).includes(party))
    return refuse(
      'not-promised-to-you',
      'This was not promised to your agency.',
      'The agency to which it was promised agrees, or does not.',
    ).refused;
  return request.agreed.includes(party)
    ? refuse('renegotiation-agreed', 'Your agency has agreed.', 'Wait for the others.').refused
    : undefined;
}

export function agree(about: About, { party, by, asked }: Answering, now: Instant): Decision<CommitmentEvent> {
  const not = mayAnswerAsked(about, party, now, asked);
  if (not) return { refused: not };
  const one = about.state.commitments[about.key] as Commitment;
  const left = recipientsOf(about.state, about.key, about.parties).filter(
    (other) => other !== party && !one.asked?.agreed.includes(other),
  );
  const data = { commitment: about.key, asked, party, ...(left.length === 0 && { holds: true as const }) };
  return { events: [{ type: 'RenegotiationAgreed', data, body: { by } }] };
}

export function refuseAsked(
  about: About,
  { party, by, asked, reason }: Answering & { reason: string },
  now: Instant,
): Decision<CommitmentEvent> {
  const not = mayAnswerAsked(about, party, now, asked);
  if (not) return { refused: not };
  const said = wordsOf(reason, 'reason', [
    'reason-missing',
    'There is no reason yet.',
    'Say in a sentence why it should stay as it is.',
  ]);
  if (said.refused) return { refused: said.refused };
  const data = { commitment: about.key, asked, party };
  return { events: [{ type: 'RenegotiationRefused', data, body: { by, reason: said.text } }] };
}

export function takeBackAsked(
  about: About,
  { by, asked }: Omit<Answering, 'party'>,
  now: Instant,
): Decision<CommitmentEvent> {
  const found = open(about, asked, now);
  return found.refused
    ? found
    : { events: [{ type: 'RenegotiationTakenBack', data: { commitment: about.key, asked }, body: { by } }] };
}
