/** The words of an event as a list to read: whoever decides whether they go sees every one of them, in one order. */
import { capital } from '../../shared/text.ts';

export interface BodyText {
  label: string;
  text: string;
}

/** Fields that pages call otherwise. */
const CALLED: Readonly<Record<string, string>> = {
  capacity: 'role',
  instrument: 'appointing order',
  mailDomains: 'email domains',
  mailbox: 'email address',
};

/** `cannotAccept` as `Cannot accept`; a place in a list as its number. */
const labelOf = (path: readonly string[]): string => {
  const words = path
    .map((one) =>
      /^\d+$/.test(one)
        ? String(Number(one) + 1)
        : (CALLED[one] ?? one).replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
    )
    .join(', ');
  return capital(words);
};

/** A table keeps the fields of an object in no order. */
const inOrder = (body: object): [string, unknown][] =>
  Array.isArray(body)
    ? Object.entries(body)
    : Object.entries(body).sort(([one], [other]) => one.localeCompare(other, 'en'));

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Each text of the body; `Signer, name` for one that stands within another. A hash and a yes or no are no words. */
export function bodyTexts(body: unknown, path: readonly string[] = []): BodyText[] {
  if (typeof body === 'object' && body !== null)
    return inOrder(body).flatMap(([name, value]) => bodyTexts(value, [...path, name]));
  if (typeof body === 'boolean') return [];
  const text = String(body ?? '');
  return text.trim() === '' || isHash(text) ? [] : [{ label: labelOf(path), text }];
}
