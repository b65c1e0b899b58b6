/** Before the end parties may add duties to the plan of the closing: the owner's party has to take one on, and whoever objects stops it. */
import { isPlanned } from '../../agreements/domain/after-end.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { hasEnded, inForce, textAt } from '../../agreements/domain/in-force.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { type Decision, type Instant, type Refusal, refuse } from '../../shared/kernel.ts';
import { textOf } from '../../shared/text.ts';
import type { ClosingEvent } from './closing.events.ts';
import type { Closing, Proposal } from './closing.state.ts';
import { clauseDays } from './opening.rules.ts';
import { SUBJECTS, type Subject } from './subjects.ts';

export const LONGEST_DUTY = 600;
/** They stand with the tip of the closing until the end. */
export const MOST_PROPOSED = 20;

/** Who acts, for which party. */
export interface By {
  name: string;
  mailbox: string;
  title?: string;
}

/** The plan, as it stands when somebody acts on it. */
export interface Planning {
  whole: Agreement;
  text: Pick<SignedMou, 'sunset' | 'closingDuties' | 'parties'>;
  closing: Closing | undefined;
}

const FIXED = refuse(
  'closing-plan-fixed',
  'This MOU has ended, and the plan of its closing is fixed: nothing is added to it.',
  'Look at the page of the closing for the duties that run, and for who does them.',
);

const NOT_OPEN = refuse(
  'closing-plan-not-open',
  'The plan of the closing is not open yet. It opens with the sunset review, or with a notice of withdrawal that would end the MOU.',
  'Wait for the review, or have an amendment say what shall be done at the end.',
);

const NO_DAYS = refuse(
  'closing-has-no-days',
  'The signed text gives the closing no days. All duties that do not survive the MOU end with it.',
  'Have an amendment say how many days the closing has, or what shall be done in it.',
);

/** Why nothing can be added to the plan now, or answered. */
export function mayPlan({ whole, text }: Pick<Planning, 'whole' | 'text'>, now: Instant): Refusal | undefined {
  if (hasEnded(whole, now)) return FIXED.refused;
  if (!inForce(whole, now) || !isPlanned(whole, now)) return NOT_OPEN.refused;
  return clauseDays(text) === 0 ? NO_DAYS.refused : undefined;
}

/** Those of the text that holds; what was proposed for an earlier one has fallen with it. */
export const proposalsOf = ({ whole, closing }: Pick<Planning, 'whole' | 'closing'>, now: Instant): Proposal[] =>
  Object.values(closing?.proposals ?? {})
    .filter(({ version }) => version === textAt(whole, now).version)
    .sort((one, other) => one.duty - other.duty);

interface Proposing {
  party: string;
  by: By;
  /** `air/map-lead`, as a form has it. */
  owner: string;
  about: string;
  does: string;
  days: string;
}

/** An office of a party that has not left. */
function ownerIn(
  { whole, text }: Planning,
  typed: string,
  now: Instant,
): { party: string; office: string } | undefined {
  const [party = '', office = ''] = typed.split('/');
  const known = text.parties.find(({ key }) => key === party)?.offices.some(({ key }) => key === office);
  return known && textAt(whole, now).parties.includes(party) ? { party, office } : undefined;
}

const dayFinding = (typed: string, most: number): Refusal | undefined =>
  /^[1-9]\d{0,2}$/.test(typed) && Number(typed) <= most
    ? undefined
    : refuse(
        'not-days-of-the-closing',
        `This is not a number of days within the closing. The signed text gives it ${most} days after the end.`,
        `Write a whole number from 1 to ${most}.`,
        'days',
      ).refused;

export function propose(planning: Planning, proposing: Proposing, now: Instant): Decision<ClosingEvent> {
  const { whole, text, closing } = planning;
  const not = mayPlan(planning, now);
  if (not) return { refused: not };
  if (proposalsOf(planning, now).length >= MOST_PROPOSED)
    return refuse(
      'duties-too-many',
      `${MOST_PROPOSED} duties are proposed or agreed upon already.`,
      'Have one taken back that nobody needs, or put what belongs together into one.',
    );
  const { party, by } = proposing;
  const owner = ownerIn(planning, proposing.owner, now);
  const about = SUBJECTS.find((one) => one.about === proposing.about)?.about as Subject | undefined;
  if (!owner)
    return refuse('no-such-owner', 'This is not an office of a party of this MOU.', 'Choose who does it.', 'owner');
  if (!about) return refuse('no-such-subject', 'It does not say what it is about.', 'Choose one.', 'about');
  const does = textOf(proposing.does, {
    ...{ field: 'does', max: LONGEST_DUTY },
    empty: ['duty-missing', 'It does not say what shall be done.', 'Say it in a sentence.'],
  });
  if (does.refused) return { refused: does.refused };
  const days = proposing.days.trim();
  const wrong = dayFinding(days, clauseDays(text));
  if (wrong) return { refused: wrong };
  return {
    events: [
      {
        type: 'DutyProposed',
        data: {
          ...{ agreement: whole.id, duty: (closing?.proposed ?? 0) + 1, version: textAt(whole, now).version },
          ...{ party, owner, about, days: Number(days) },
          ...(owner.party === party && { agreed: true as const }),
        },
        body: { by, does: does.text },
      },
    ],
  };
}

const GONE = refuse(
  'duty-gone',
  'This duty is no longer proposed. Somebody objected to it, it was taken back, or another text took effect.',
  'Look at the plan for what is proposed now. Anyone who needs it can propose it again.',
);

/** The proposal, while it can be answered. */
function open(
  planning: Planning,
  duty: number,
  now: Instant,
): { refused: Refusal } | { refused?: undefined; one: Proposal } {
  const not = mayPlan(planning, now);
  if (not) return { refused: not };
  const one = proposalsOf(planning, now).find((proposal) => proposal.duty === duty);
  return one ? { one } : GONE;
}

export interface Answering {
  duty: number;
  party: string;
  by: By;
}

/** Why this party cannot take it on. */
export function mayAgree(
  planning: Planning,
  { duty, party }: Omit<Answering, 'by'>,
  now: Instant,
): Refusal | undefined {
  const found = open(planning, duty, now);
  if (found.refused) return found.refused;
  const { owner, agreed } = found.one;
  if (owner.party !== party)
    return refuse(
      'duty-of-another',
      'Another agency would do this.',
      'The agency that would do it agrees. Anyone can object.',
    ).refused;
  return agreed
    ? refuse('duty-agreed', 'This is agreed.', 'It stays in the plan unless somebody objects.').refused
    : undefined;
}

export function agreeTo(planning: Planning, { duty, party, by }: Answering, now: Instant): Decision<ClosingEvent> {
  const not = mayAgree(planning, { duty, party }, now);
  return not ? { refused: not } : { events: [{ type: 'DutyAgreed', data: { duty, party }, body: { by } }] };
}

export function objectTo(
  planning: Planning,
  { duty, party, by, reason }: Answering & { reason: string },
  now: Instant,
): Decision<ClosingEvent> {
  const found = open(planning, duty, now);
  if (found.refused) return found;
  if (found.one.party === party) return refuse('own-duty', 'Your agency proposed this.', 'Take it back instead.');
  const said = textOf(reason, {
    ...{ field: 'reason', max: LONGEST_DUTY },
    empty: ['reason-missing', 'There is no reason yet.', 'Say in a sentence why it should not be in the plan.'],
  });
  return said.refused
    ? { refused: said.refused }
    : { events: [{ type: 'DutyObjected', data: { duty, party }, body: { by, reason: said.text } }] };
}

export function takeBack(planning: Planning, { duty, party, by }: Answering, now: Instant): Decision<ClosingEvent> {
  const found = open(planning, duty, now);
  if (found.refused) return found;
  return found.one.party === party
    ? { events: [{ type: 'DutyTakenBack', data: { duty, party }, body: { by } }] }
    : refuse('duty-proposed-by-another', 'Another agency proposed this.', 'Object to it, with a reason.');
}
