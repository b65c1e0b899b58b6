/** Every text in an MOU is NFC, visible and of a known length: what a head reads is what is hashed, with nothing hidden in it. */
import * as z from 'zod';
import { MAIL_DOMAIN, mailboxIn } from '../../../shared/mailbox.ts';
import { flawInName } from '../../../shared/names.ts';
import { type Flaw, normalized, tooLong, unitsFor } from '../../../shared/text.ts';

const INSTEAD = 'an annex has room for the detail.';

const BROKEN: Flaw = {
  code: 'broken-character',
  wrong: 'The text holds half of a character (an unpaired surrogate).',
  remedy: 'Type the broken character again and save the file as UTF-8.',
};
const TWO_LINES: Flaw = { code: 'line-break', wrong: 'The text has a line break.', remedy: 'Write it on one line.' };
const EMPTY: Flaw = { code: 'text-missing', wrong: 'The text is empty.', remedy: 'Say it in words.' };

/** What must not stand in a text that is signed, in the order in which it is told. */
function flawIn(text: string, max: number, multiline: boolean): Flaw | undefined {
  // Nothing else looks at a text of any length.
  if (text.length > unitsFor(max)) return tooLong(text, max, INSTEAD);
  if (!text.isWellFormed()) return BROKEN;
  if (!multiline && /[\r\n]/.test(text)) return TWO_LINES;
  const { flaw } = normalized(text);
  return flaw ?? (/[\p{L}\p{N}]/u.test(text) ? tooLong(text, max, INSTEAD) : EMPTY);
}

/** Adds a flaw to what zod reports; the texts travel in `params`. */
export const tell = (ctx: z.RefinementCtx, flaw: Flaw | undefined): void => {
  if (flaw) ctx.addIssue({ code: 'custom', message: flaw.wrong, params: { ...flaw } });
};

/** Without these characters at both ends. */
function within(text: string, blanks: string): string {
  let [from, to] = [0, text.length];
  while (from < to && blanks.includes(text.charAt(from))) from += 1;
  while (from < to && blanks.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

const text = (max: number, multiline: boolean, tidy: (raw: string) => string) =>
  z
    .string()
    .overwrite((raw) => (raw.length > unitsFor(max) ? raw : tidy(normalized(raw).text)))
    .superRefine((value, ctx) => tell(ctx, flawIn(value, max, multiline)));

/** One line of at most `max` characters; spaces around it are dropped. */
export const line = (max: number) => text(max, false, (raw) => within(raw, ' '));

/** A line that names something or somebody; it may stand in the subject of a mail. */
export const nameLine = (max: number) =>
  line(max).superRefine((value, ctx) => tell(ctx, flawIn(value, max, false) ? undefined : flawInName(value)));

/** Paragraphs of at most `max` characters in all; CRLF becomes LF, blank space around it is dropped. */
export const prose = (max: number) => text(max, true, (raw) => within(raw.replaceAll('\r\n', '\n'), ' \n'));

export const matching = (max: number, pattern: RegExp, flaw: Flaw, tidy: (raw: string) => string = (raw) => raw) =>
  z
    .string()
    .overwrite(tidy)
    .superRefine((value, ctx) => tell(ctx, value.length <= max && pattern.test(value) ? undefined : flaw));

/** `jointly` and `all` mean all parties; `constructor` would shadow a property of every JavaScript object. */
const RESERVED = new Set(['jointly', 'all', 'constructor']);

/** Names a party or an office inside the file: `air-quality`. */
export const key = matching(40, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
  code: 'not-a-key',
  wrong: 'This is not a key.',
  remedy: 'Use up to 40 lower-case letters, digits and single hyphens, beginning with a letter, such as air-quality.',
});

/** A key that is given here, not referred to; `also` is reserved where it stands in addresses beside others. */
export const newKeyBut = (...also: readonly string[]) =>
  key.superRefine((value, ctx) =>
    tell(
      ctx,
      RESERVED.has(value) || also.includes(value)
        ? {
            code: 'key-reserved',
            wrong: `The word ${value} is reserved.`,
            remedy: 'Choose another key, such as air-quality.',
          }
        : undefined,
    ),
  );

export const newKey = newKeyBut();

const LONGEST_NUMBER = 40;

/** The agencies' own number of the MOU. */
export const mouNumber = matching(LONGEST_NUMBER, /^[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*$/, {
  code: 'not-an-mou-number',
  wrong: 'This is not an MOU number.',
  remedy: 'Use up to 40 letters and digits joined by single hyphens, dots or slashes, such as MOU-2026-014.',
}).superRefine((value, ctx) => tell(ctx, value.length <= LONGEST_NUMBER ? flawInName(value) : undefined));

export const mailDomain = matching(
  253,
  MAIL_DOMAIN,
  {
    code: 'not-a-mail-domain',
    wrong: 'This is not an email domain.',
    remedy: 'Write what follows the @ in the agency’s addresses, such as health.example (international names as xn--).',
  },
  (raw) => raw.toLowerCase(),
);

/** One address, however it was copied: a name, angle brackets or `mailto:` around it are dropped, and it is in lower case. */
export const mailbox = z
  .string()
  .overwrite((raw) => mailboxIn(raw).mailbox ?? raw)
  .superRefine((value, ctx) => tell(ctx, mailboxIn(value).refused));

/** A day of the calendar, from 2000 to 2100. */
export const day = z.string().superRefine((value, ctx) => {
  const real =
    /^(?:20\d\d|2100)-\d\d-\d\d$/.test(value) &&
    new Date(`${value}T00:00:00Z`).toString() !== 'Invalid Date' &&
    new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
  tell(
    ctx,
    real
      ? undefined
      : {
          code: 'not-a-day',
          wrong: 'This is not a day between 2000 and 2100.',
          remedy: 'Write year, month and day, such as 2027-06-30.',
        },
  );
});

const isZone = (name: string): boolean => {
  if (!/^[A-Z][A-Za-z]*(?:\/[A-Z][A-Za-z0-9_+-]*)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const zone = z.string().superRefine((value, ctx) =>
  tell(
    ctx,
    value.length <= 50 && isZone(value)
      ? undefined
      : {
          code: 'not-a-time-zone',
          wrong: 'This is not a time zone.',
          remedy: 'Write its name in the IANA database, such as America/Denver.',
        },
  ),
);
