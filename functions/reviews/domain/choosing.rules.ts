/** Who may prepare, give and change an answer in a review, until when, and how a choice is made openly after all were revealed. */
import { type Decision, type Instant, type Refusal, refuse, say } from '../../shared/kernel.ts';
import { sayInstant } from '../../shared/time-words.ts';
import { chosenIn } from './reveal.rules.ts';
import type { ReviewEvent, Windows } from './review.events.ts';
import type { Review } from './review.state.ts';
import { type Draft, draftIn, type Said, saidIn, type Typed } from './said.rules.ts';
import { type Settlement, settlementOf } from './settlement.rules.ts';
import type { TermOf } from './terms.rules.ts';

/** Everything besides the act itself. */
export interface Standing {
  review: Review;
  /** As they fall after suspensions. */
  windows: Windows;
  /** Parties that have left. */
  gone: readonly string[];
  /** A text that this review chose: where it is signed, nothing is left to choose; where it is out, nothing is left to draft. */
  followed?: 'out' | 'signed' | undefined;
  /** Whether an amendment can still come about. */
  amendable: boolean;
  /** The renewal that all chose goes out with the next step, or is refused by it. */
  renewsNow?: true;
  /** The party that organizes the MOU. */
  convener: string;
}

export interface By {
  name: string;
  title?: string;
  mailbox: string;
}

/** Who gives a party's answer. */
export interface Office {
  party: string;
  office: string;
  /** Keys of all offices that sign for the party, in the order of the text. */
  signatories: readonly string[];
}

/** How a choice is made at that moment; or why none can be made. */
export type Way = { refused?: undefined; open: boolean } | { refused: Refusal };

const CLOSED = 'Its page shows what the parties chose and the result.';

/** Whether anything can still be said for this party. */
export function maySay({ review, windows, gone, followed }: Standing, party: string, now: Instant): Way {
  if (review.closed) return refuse('review-closed', 'This review is closed.', CLOSED);
  if (!review.parties.includes(party) || gone.includes(party))
    return refuse(
      'party-gone',
      'Your agency has given notice to withdraw from this MOU, has left it, or was not a party when the review opened.',
      'There is nothing to choose. The parties that stay choose for themselves. A notice can be taken back until its last day.',
    );
  if (followed === 'signed')
    return refuse(
      'successor-signed',
      'The text that came from this review is signed by all.',
      'Nothing is left to choose. An agency that does not want it may leave as the MOU says.',
    );
  // What goes on stays answerable until everyone has chosen.
  if (now >= windows.closesAt && review.then === 'ends')
    return refuse(
      'review-over',
      `The time for this review was over on ${sayInstant(windows.closesAt, review.calendar.zone)}.`,
      CLOSED,
    );
  if (review.revealedAt !== undefined) return { open: true };
  if (now >= windows.answersBy)
    return refuse(
      'answers-being-revealed',
      'The time for sealed answers is over, and they are being revealed.',
      'Load this page again in a few minutes. Your agency can choose then, openly.',
    );
  return { open: false };
}

/** Of several offices that sign for a party, the first one answers for it. */
export const firstSignatory = ({ office, signatories }: Pick<Office, 'office' | 'signatories'>): Refusal | undefined =>
  office === signatories[0]
    ? undefined
    : say(
        'second-signatory',
        'Another office that signs for your agency answers for it.',
        'Talk to that office. The choice of the office that the MOU names first counts.',
      );

/** Whether this office may answer now, and whether openly. */
export function mayChoose(standing: Standing, office: Office, now: Instant): Way {
  const second = firstSignatory(office);
  return second ? { refused: second } : maySay(standing, office.party, now);
}

/** Several things may be wrong with what was typed. */
export type Decided =
  | { findings: readonly [Refusal, ...Refusal[]]; events?: undefined }
  | { findings?: undefined; events: ReviewEvent[] };

const CHANGED = say(
  'draft-changed',
  'Somebody of your agency changed what is prepared while this page was open.',
  'Read it in a second tab. If you save again, what is written here takes its place.',
);
const EMPTY = say('draft-empty', 'Nothing is written yet.', 'Answer at least one question.');

/** A liaison writes down what its office might say: as often as it likes, and it may lack anything; `seen` counts what was kept before, as the page showed it. */
export function prepare(
  standing: Standing,
  { party, by }: { party: string; by: By },
  { typed, terms, seen }: { typed: Typed; terms: readonly TermOf[]; seen: number },
  now: Instant,
): Decided {
  const may = maySay(standing, party, now);
  if (may.refused) return { findings: [may.refused] };
  const before = standing.review.prepared[party] ?? 0;
  if (seen !== before) return { findings: [CHANGED] };
  const { findings, said } = draftIn(typed, terms);
  const empty = Object.keys({ ...said.answers, ...said }).length === 1;
  const [first, ...more] = empty && findings.length === 0 ? [EMPTY] : findings;
  if (first) return { findings: [first, ...more] };
  return {
    events: [
      { type: 'AnswersPrepared', data: { party, prepared: before + 1 }, body: { by, ...(said satisfies Draft) } },
    ],
  };
}

/** What an office gives for its party: sealed until all are revealed, openly after that. */
export function choose(
  standing: Standing,
  { by, ...office }: Office & { by: By },
  { typed, terms }: { typed: Typed; terms: readonly TermOf[] },
  now: Instant,
): Decided {
  const way = mayChoose(standing, office, now);
  if (way.refused) return { findings: [way.refused] };
  const { findings, said } = saidIn(typed, terms);
  if (findings) return { findings };
  return { events: [way.open ? openly(standing, office, by, said) : sealed(standing, office, by, said)] };
}

const numberOf = ({ review }: Standing, party: string): number => (review.answered[party]?.answer ?? 0) + 1;

const sealed = (standing: Standing, { party, office }: Office, by: By, said: Said): ReviewEvent => ({
  type: 'Answered',
  data: { party, office, answer: numberOf(standing, party) },
  body: { by, ...said },
});

const openly = (standing: Standing, { party, office }: Office, by: By, said: Said): ReviewEvent => ({
  type: 'ChosenOpenly',
  data: { party, office, answer: numberOf(standing, party), ...chosenIn(said) },
  body: { by, ...said },
});

/** Who drafts what was chosen. */
export const drafterOf = ({ review, convener }: Pick<Standing, 'review' | 'convener'>): string =>
  review.drafting ?? convener;

/** What the choices come to; undefined until all are revealed. */
export const settled = ({ review, amendable, gone }: Standing): Settlement | undefined =>
  review.revealedAt === undefined ? undefined : settlementOf(review, amendable, gone);

/** Another party than the one that drafts by now takes it over. */
export function takeOverDrafting(
  standing: Standing,
  { party, by }: { party: string; by: By },
  now: Instant,
): Decision<ReviewEvent> {
  const may = maySay(standing, party, now);
  if (may.refused) return may;
  if (settled(standing)?.is !== 'amend')
    return refuse(
      'nothing-to-draft',
      'The agencies did not choose an amendment.',
      'The page of the review shows what they chose.',
    );
  if (standing.followed)
    return refuse('draft-is-out', 'An amendment is out for signature already.', 'Read it, and sign or decline it.');
  if (drafterOf(standing) === party)
    return refuse('drafts-already', 'Your agency drafts the amendment already.', 'Nothing is left to take over.');
  return { events: [{ type: 'DraftingTakenOver', data: { party }, body: { by } }] };
}
