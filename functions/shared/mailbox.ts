/** Two ways of writing one mailbox are one mailbox: domains have no case, and no mail system in use keeps one before the `@`. */
import { characterName, codePoint, withoutInvisible, writtenOut } from './characters/hidden-characters.ts';
import { type Code, type Refusal, refuse } from './kernel.ts';

/** A mailbox in the form in which it is kept and compared. */
export const sameMailbox = (mailbox: string): string => mailbox.trim().toLowerCase();
export const alike = (one: string, other: string): boolean => sameMailbox(one) === sameMailbox(other);
export const domainOf = (mailbox: string): string => sameMailbox(mailbox.slice(mailbox.lastIndexOf('@') + 1));

/** RFC 5321, 4.5.3.1.3: a path has 256 octets, its angle brackets among them. */
export const LONGEST_MAILBOX = 254;

const DOMAIN = '(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])';
/** What stands after the `@`, in lower case; international names as `xn--`. */
export const MAIL_DOMAIN = new RegExp(`^${DOMAIN}$`);
/** No quotes, comments, blanks or lists: it may stand in the header of a mail. */
const PLAIN = new RegExp(`^(?=[^@]{1,64}@)[a-z0-9_+'-]+(?:\\.[a-z0-9_+'-]+)*@${DOMAIN}$`);

type Read = { mailbox: string; refused?: undefined } | { refused: Refusal; mailbox?: undefined };

const REMEDY = 'Write one plain address, such as pat.lee@agency.gov.';

const named = (char: string): string => (/\s/.test(char) ? 'a blank' : `${char} (${codePoint(char)})`);

const wrongIn = (address: string): [code: Code, wrong: string] => {
  const shown = `“${writtenOut([...address.slice(0, 120)].slice(0, 60).join(''))}”`;
  const odd = /[^a-z0-9_+'.@-]/u.exec(address);
  if (address === '') return ['mailbox-missing', 'There is no email address.'];
  if (address.length > LONGEST_MAILBOX)
    return ['mailbox-too-long', `This has ${address.length} characters, and no email address has more than 254.`];
  if (odd && /[^\p{L}\p{N}\p{P}\p{S}\s]/u.test(odd[0]))
    return ['mailbox-character', `An email address cannot hold ${characterName(odd[0])}.`];
  if (!address.includes('@')) return ['mailbox-without-at', `${shown} is not an email address: it has no @.`];
  if (address.indexOf('@') !== address.lastIndexOf('@'))
    return ['mailbox-with-two-ats', `${shown} is not an email address: it has more than one @.`];
  if (odd) return ['mailbox-character', `${shown} is not an email address: it holds ${named(odd[0])}.`];
  if (!MAIL_DOMAIN.test(address.slice(address.indexOf('@') + 1)))
    return ['mailbox-domain', `${shown} is not an email address: what follows the @ is not an email domain.`];
  return ['not-a-mailbox', `${shown} is not an email address.`];
};

const QUOTED = /^(["'“‘])(.*)["'”’]$/;

/** One address, without what mail programs and web pages put around it when it is copied. */
function plain(address: string, field: string | undefined): Read {
  const bare = address.length > 2_000 ? address : withoutInvisible(address).trim().replace(QUOTED, '$2').trim();
  const mailbox = bare
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/\.$/, '');
  if (mailbox.length <= LONGEST_MAILBOX && PLAIN.test(mailbox)) return { mailbox };
  return refuse(...wrongIn(mailbox), REMEDY, field);
}

interface Named {
  /** What stood before the angle bracket, without quotes. */
  name: string;
  address: string;
}

const unquoted = (name: string): string =>
  name
    .replace(/^[\s,]+/, '')
    .trim()
    .replace(QUOTED, '$2')
    .trim();

/** Where people and mail programs write several: `a@b.gov, c@d.gov`, a line each, or Outlook's `Osei, Ben <a@b.gov>; Rowe, Ada <c@d.gov>`. */
function entriesIn(typed: string): Named[] {
  return typed.split(/[;\n]/).flatMap((entry): Named[] => {
    if (!entry.includes('<'))
      return entry.split(/[\s,]+/).flatMap((address) => (address ? [{ name: '', address }] : []));
    return entry.split('>').flatMap((part): Named[] => {
      const [before = '', address] = part.split('<');
      // A mailbox among the names is one of its own, unless it is the name of the one in brackets.
      const beside = before.split(/[\s,]+/).filter((word) => word.includes('@'));
      const others = beside.filter((word) => address === undefined || !alike(unquoted(word), address));
      const name = beside.length > 0 ? '' : unquoted(before);
      const own = address === undefined ? (name ? [{ name: '', address: name }] : []) : [{ name, address }];
      return [...others.map((one) => ({ name: '', address: one })), ...own];
    });
  });
}

const LONGEST_ENTRY = 500;
const tooMuch = (length: number, field: string | undefined) =>
  refuse(
    'mailbox-too-long',
    `This has ${length.toLocaleString('en-US')} characters, and no email address has so many.`,
    REMEDY,
    field,
  );

/** The one mailbox that was typed or pasted, with or without the name of its reader. */
export function mailboxIn(typed: string, field?: string): Read & { name?: string } {
  if (typed.length > LONGEST_ENTRY) return tooMuch(typed.length, field);
  const entries = entriesIn(typed);
  const [only] = entries;
  if (entries.length > 1 && entries.filter(({ address }) => address.includes('@')).length > 1)
    return refuse('mailbox-more-than-one', 'There is more than one email address.', REMEDY, field);
  if (entries.length > 1) return refuse(...wrongIn(typed.trim().toLowerCase()), REMEDY, field);
  const read = plain(only?.address ?? '', field);
  return read.refused ? read : { ...read, name: only?.name ?? '' };
}

/** Every mailbox of a list, each once, in the order in which they were written. */
export function mailboxesIn(
  typed: string,
  { field, most }: { field: string; most: number },
): { mailboxes: string[]; refused?: undefined } | { refused: Refusal; mailboxes?: undefined } {
  if (typed.length > most * LONGEST_ENTRY) return tooMuch(typed.length, field);
  const read = entriesIn(typed).map(({ address }) => plain(address, field));
  const wrong = read.find(({ refused }) => refused)?.refused;
  if (wrong) return { refused: { ...wrong, remedy: 'Write each as name@agency.gov, on a line of its own.' } };
  return { mailboxes: [...new Set(read.flatMap(({ mailbox }) => mailbox ?? []))] };
}
