/** A code proves the mailbox, for one act: six digits while few were guessed and more can be sent, twenty after that, which nobody guesses. */
import { DAY, HOUR, type Instant, MINUTE, plus, refuse } from '../../shared/kernel.ts';

/** Six digits are typed with ease, and are worth ten guesses a day of each share: one in a hundred thousand. */
const SHORT = 6;
/** About 66 bits: tries are not counted, so nobody can use them up. */
const LONG = 20;
export type Digits = typeof SHORT | typeof LONG;

/** Codes that one share may have sent in a day (UTC). The last of them is long and works until the next can be sent. */
export const CODES_A_DAY = 5;
/** Six-digit guesses of one share in a day (UTC), right or wrong. */
export const WRONG_TRIES_A_DAY = 10;
const SHORT_LIFE = 30 * MINUTE;
/** A code with less time left than this is not sent again: its mail could come too late. */
const WORTH_SENDING = 10 * MINUTE;
/** Past midnight, so that whoever types at that moment is not cut off. */
const OVERLAP = HOUR;

export interface Code {
  code: string;
  sentAt: Instant;
  expiresAt: Instant;
}

/** What one share has used up today. */
export interface Used {
  codes: number;
  tries: number;
}

/** What a form holds up as proof of the mailbox. */
export interface CodeProof {
  codes: readonly Code[];
  given: string;
  /** False of six digits when the share has guessed too often today; twenty digits are no guess. */
  triesLeft: boolean;
}

/** The last code of a day is long, because it must last; and so is each that is asked for after the guesses were used up. */
export const digitsOf = ({ codes, tries }: Used): Digits =>
  codes >= CODES_A_DAY - 1 || tries >= WRONG_TRIES_A_DAY ? LONG : SHORT;

export const codeExpires = (digits: Digits, now: Instant): Instant =>
  digits === SHORT ? plus(now, SHORT_LIFE) : plus(`${plus(now, DAY).slice(0, 10)}T00:00:00.000Z`, OVERLAP);

/** The code of that length that is sent again; undefined when a new one is made. A long one must last as long as a new one would. */
export const sentBefore = (codes: readonly Code[], digits: Digits, now: Instant): Code | undefined =>
  codes.find(
    ({ code, expiresAt }) =>
      code.length === digits &&
      (digits === LONG ? expiresAt >= codeExpires(LONG, now) : now < plus(expiresAt, -WORTH_SENDING)),
  );

/** The codes that were sent to today's holder: one that went to an earlier holder's mailbox proves nothing. */
export const codesToHolder = (codes: readonly Code[], office: { heldSince?: Instant } | undefined): Code[] =>
  codes.filter(({ sentAt }) => sentAt >= (office?.heldSince ?? ''));

/** Only what could be six digits of ours is a guess: a gateway that submits forms as they stand uses up nobody's tries. */
export const isGuess = (given: string): boolean => /^\d{6}$/.test(given);

export function codeHolds(
  { codes, given, triesLeft }: CodeProof,
  now: Instant,
): { refused?: undefined; match: Code } | ReturnType<typeof refuse> {
  if (!triesLeft)
    return refuse(
      'code-tries-over',
      'There were too many wrong codes today.',
      'Ask for another code below. It has twenty digits and works at once, however many wrong ones were typed.',
      'code',
    );
  if (codes.length === 0)
    return refuse(
      'code-not-sent',
      'No code was sent yet.',
      'Check the box, select “Send me a code”, and check your email.',
      'code',
    );
  const match = codes.findLast(({ code }) => code === given);
  if (!match)
    return refuse(
      'code-wrong',
      'This is not the code we sent.',
      'Look at the newest email with a code and type its digits.',
      'code',
    );
  if (now >= match.expiresAt)
    return refuse('code-too-old', 'This code is too old.', 'Ask for a new code and type that one.', 'code');
  return { match };
}

/**
 * How many digits the next code has. The box was checked: a machine that submits forms as they stand asks for nothing. A refusal for want of
 * codes leaves one that works: the last of a day does until the next can be sent.
 */
export function digitsToSend(
  ready: boolean,
  used: Used,
  /** When more can be sent, in words. */
  next: string,
): { refused?: undefined; digits: Digits } | ReturnType<typeof refuse> {
  if (!ready) return refuse('box-unchecked', 'The box is not checked.', 'Check it, then ask for the code.', 'ready');
  if (used.codes >= CODES_A_DAY)
    return refuse(
      'codes-used-up',
      `We have sent ${CODES_A_DAY} codes to your email address today.`,
      `The last of them has twenty digits and works until ${next}. Copy it from the newest email with a code.`,
      'code',
    );
  return { digits: digitsOf(used) };
}

/** Twenty digits are easier to read in fours. */
export const inFours = (code: string): string => (code.length > SHORT ? (code.match(/.{1,4}/g) ?? []).join(' ') : code);
