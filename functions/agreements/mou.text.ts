/** Every text in an MOU is NFC, visible and of a known length: what a head reads is what is hashed, with nothing hidden in it. */
import * as z from 'zod';

/** Two texts for one flaw, carried by a zod issue; `findings.rules.ts` turns it into a refusal. */
export interface Flaw {
  wrong: string;
  remedy: string;
}

const codePoint = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Zero-width joiners are spelling in some scripts (Persian, Hindi) and a hiding place everywhere else: they may stand only between
 * letters of such a script.
 */
const SPELLED_JOINER =
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}])[\u200C\u200D](?=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}])/gu;

/** What must not stand in a text that is signed, in the order in which it is told. */
const hiddenIn = (text: string, multiline: boolean): Flaw | undefined => {
  if (!text.isWellFormed())
    return {
      wrong: 'The text holds half of a character (an unpaired surrogate).',
      remedy: 'Type the broken character again and save the file as UTF-8.',
    };
  if (!multiline && /[\r\n]/.test(text))
    return { wrong: 'The text has a line break.', remedy: 'Write it on one line.' };
  const control = /\p{Cc}/u.exec(multiline ? text.replaceAll('\n', '') : text);
  if (control)
    return {
      wrong: `The text holds the control character ${codePoint(control[0])}.`,
      remedy: 'Delete it; use spaces instead of tabs.',
    };
  const direction = /[\u202A-\u202E\u2066-\u2069]/.exec(text);
  if (direction)
    return {
      wrong: `The text holds ${codePoint(direction[0])}, which reorders the letters around it.`,
      remedy: 'Delete it; right-to-left scripts are shown correctly without it.',
    };
  const hidden = /[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Co}\p{Noncharacter_Code_Point}]/u.exec(
    text.replace(SPELLED_JOINER, ''),
  );
  if (hidden)
    return {
      wrong: `The text holds ${codePoint(hidden[0])}, a character that readers cannot see.`,
      remedy: 'Delete it; text copied from a web page often carries some.',
    };
  return undefined;
};

const sized = (text: string, max: number): Flaw | undefined => {
  if (!/[\p{L}\p{N}]/u.test(text)) return { wrong: 'The text is empty.', remedy: 'Say it in words.' };
  const length = [...text].length;
  if (length <= max) return undefined;
  const count = (n: number) => n.toLocaleString('en-US');
  return {
    wrong: `The text has ${count(length)} characters; at most ${count(max)} fit here.`,
    remedy: 'Shorten it, or move the detail to an annex.',
  };
};

/** Adds a flaw to what zod reports; the texts travel in `params`. */
export const tell = (ctx: z.RefinementCtx, flaw: Flaw | undefined): void => {
  if (flaw) ctx.addIssue({ code: 'custom', message: flaw.wrong, params: { ...flaw } });
};

const text = (max: number, multiline: boolean, tidy: (raw: string) => string) =>
  z
    .string()
    .overwrite((raw) => tidy(raw.normalize('NFC')))
    .superRefine((value, ctx) => tell(ctx, hiddenIn(value, multiline) ?? sized(value, max)));

/** One line of at most `max` characters; spaces around it are dropped. */
export const line = (max: number) => text(max, false, (raw) => raw.replace(/^ +| +$/g, ''));

/** Paragraphs of at most `max` characters in all; CRLF becomes LF, blank space around it is dropped. */
export const prose = (max: number) =>
  text(max, true, (raw) => raw.replaceAll('\r\n', '\n').replace(/^[ \n]+|[ \n]+$/g, ''));

const matching = (max: number, pattern: RegExp, flaw: Flaw, tidy: (raw: string) => string = (raw) => raw) =>
  z
    .string()
    .overwrite(tidy)
    .superRefine((value, ctx) => tell(ctx, value.length <= max && pattern.test(value) ? undefined : flaw));

/** `jointly` means all parties; `constructor` would shadow a property of every JavaScript object. */
const RESERVED = new Set(['jointly', 'constructor']);

/** Names a party or an office inside the file: `air-quality`. */
export const key = matching(40, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
  wrong: 'This is not a key.',
  remedy: 'Use up to 40 lower-case letters, digits and single hyphens, beginning with a letter, such as air-quality.',
});

/** A key that is given here, not referred to. */
export const newKey = key.superRefine((value, ctx) =>
  tell(
    ctx,
    RESERVED.has(value)
      ? { wrong: `The word ${value} is reserved.`, remedy: 'Choose another key, such as air-quality.' }
      : undefined,
  ),
);

/** The agencies' own number of the MOU. */
export const mouNumber = matching(40, /^[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*$/, {
  wrong: 'This is not an MOU number.',
  remedy: 'Use up to 40 letters and digits joined by single hyphens, dots or slashes, such as MOU-2026-014.',
});

const DOMAIN = '(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])';

export const mailDomain = matching(
  253,
  new RegExp(`^${DOMAIN}$`),
  {
    wrong: 'This is not a mail domain.',
    remedy: 'Write what follows the @ in the agency’s addresses, such as health.example (international names as xn--).',
  },
  (raw) => raw.toLowerCase(),
);

/** The plain form of an address: no quotes, comments, spaces or lists, so that it is safe in a mail header. The domain is lower-cased. */
export const mailbox = matching(
  254,
  new RegExp(`^(?=[^@]{1,64}@)[A-Za-z0-9_+'-]+(?:\\.[A-Za-z0-9_+'-]+)*@${DOMAIN}$`),
  {
    wrong: 'This is not a mailbox.',
    remedy: 'Write one plain address, such as director@health.example, without a name, quotes or spaces.',
  },
  (raw) => raw.replace(/@[^@]*$/, (domain) => domain.toLowerCase()),
);

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
          wrong: 'This is not a time zone.',
          remedy: 'Write its name in the IANA database, such as America/Denver.',
        },
  ),
);
