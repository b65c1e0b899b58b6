/** What every act on a level must meet: the dispute is open, stands where the page showed it, has time left, and it is this office’s turn. */
import { type Code, type Refusal, refuse } from '../../shared/kernel.ts';
import { type Bounded, type Empty, textOf } from '../../shared/text.ts';
import type { Dispute } from './dispute.schema.ts';
import { type Clock, deadlineOf, levelName, standsHere, type Who } from './ladder.rules.ts';

/** Room for some pages; longer words belong into a file. */
export const LONGEST_WORDS = 8_000;

/** Words that an act is made of; where nothing is said of missing ones, there need be none. */
export const wordsOf = (typed: string, field: string, empty?: Empty): Bounded =>
  textOf(typed, {
    field,
    max: LONGEST_WORDS,
    instead: 'a PDF can be added as evidence.',
    ...(empty && { empty }),
  });

const ENDED: Record<Exclude<Dispute['status'], 'open'>, [code: Code, wrong: string]> = {
  decided: ['dispute-decided', 'This dispute was decided in the meantime.'],
  vetoed: ['dispute-vetoed', 'The decision of this dispute was vetoed, and the reason is awaited.'],
  withdrawn: ['dispute-withdrawn', 'This dispute was withdrawn.'],
  impasse: ['dispute-impasse', 'This dispute ended without a decision: the last level is behind it.'],
  ended: ['dispute-ended', 'The MOU has ended, and this dispute with it.'],
};

export const notOpen = ({ status }: Dispute): Refusal | undefined =>
  status === 'open'
    ? undefined
    : refuse(...ENDED[status], 'Look at its page for what happened, and for what can still be done.').refused;

/** The level was another one when the page was shown: what was meant for it is not done on the next. */
export const movedOn = ({ level, ladder }: Dispute, seen: number): Refusal | undefined =>
  level === seen
    ? undefined
    : refuse(
        'level-moved-on',
        `In the meantime the dispute has moved up from ${levelName(ladder, seen)} to ${levelName(ladder, level)}.`,
        'Nothing of yours was recorded. What you wrote is below; the offices of the level above can use it.',
      ).refused;

/** The workflow lifts it in a moment; until then the level that is over decides nothing any more. */
export const timeOver = (dispute: Dispute, { now, pauses }: Clock): Refusal | undefined =>
  now < deadlineOf(dispute, pauses)
    ? undefined
    : refuse(
        'level-time-over',
        `The time of ${levelName(dispute.ladder, dispute.level)} is over, and the dispute is on its way to the next level.`,
        'Nothing of yours was recorded. Load the page again in a minute.',
      ).refused;

const elsewhere = (dispute: Dispute, who: Who): Refusal | undefined =>
  standsHere(dispute, who)
    ? undefined
    : refuse(
        'not-your-level',
        `This is with ${levelName(dispute.ladder, dispute.level)} now, and your office is not among them.`,
        'Speak with the office of your agency that is on this level.',
      ).refused;

/** The first thing that stands against an act on the level that the page showed. */
export const mayAct = (dispute: Dispute, who: Who, seen: number, clock: Clock): Refusal | undefined =>
  notOpen(dispute) ?? movedOn(dispute, seen) ?? timeOver(dispute, clock) ?? elsewhere(dispute, who);

export const refused = (refusal: Refusal | undefined): { refused: Refusal } | undefined =>
  refusal && { refused: refusal };
