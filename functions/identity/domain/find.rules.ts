/** An MOU's number is the same however it was copied from a mail: in any case, with spaces, dashes or the letters MOU before it. */
import { withoutInvisible } from '../../shared/characters/hidden-characters.ts';
import { refuse } from '../../shared/kernel.ts';
import { received } from '../../shared/text.ts';

const LONGEST_NUMBER = 80;

const plain = (number: string): string =>
  number
    .slice(0, LONGEST_NUMBER)
    .normalize('NFKC')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\s\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/^mou[:.-]?(?=.)/, '');

export const sameNumber = (one: string, other: string): boolean => plain(one) === plain(other);

export function numberFrom(typed = ''): { number: string; refused?: undefined } | ReturnType<typeof refuse> {
  const { text, flaw } = received(withoutInvisible(typed.slice(0, 10 * LONGEST_NUMBER)), LONGEST_NUMBER);
  if (flaw) return { refused: { ...flaw, field: 'number' } };
  const number = text.trim();
  if (plain(number) === '' || number.length > LONGEST_NUMBER)
    return refuse(
      'not-an-mou-number',
      'This is not the number of an MOU.',
      'Copy it from the subject of an email, such as MOU-2026-014.',
      'number',
    );
  return { number };
}
