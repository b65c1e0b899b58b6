import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberFrom, sameNumber } from './find.rules.ts';

describe('The number of an MOU', () => {
  it.each([
    ['MOU-2026-014', 'mou-2026-014'],
    ['MOU-2026-014', '  MOU - 2026 - 014 '],
    ['MOU-2026-014', 'MOU-2026‑014'],
    ['MOU-2026-014', 'MOU–2026–014'],
    ['MOU-2026-014', '2026-014'],
    ['2026-014', 'MOU 2026-014'],
    ['2026-014', 'mou: 2026-014'],
    ['A/7.2', 'a/7.2'],
    ['MOU', 'mou'],
  ])('%j is %j', (number, typed) => expect(sameNumber(number, typed)).toBe(true));

  it.each([
    ['MOU-2026-014', 'MOU-2026-14'],
    ['MOU-2026-014', 'MOU-2026-0140'],
    ['2026-1', '20261'],
  ])('%j is not %j', (number, typed) => expect(sameNumber(number, typed)).toBe(false));

  it('is the same in any case and with any spaces', () => {
    const numbers = fc.stringMatching(/^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,3}$/);
    fc.assert(
      fc.property(numbers, fc.constantFrom('', ' ', '\u00a0', '\t'), (number, space) => {
        expect(sameNumber(number, `${space}${number.toUpperCase()}${space}`)).toBe(true);
        expect(sameNumber(number, `MOU ${number}`)).toBe(true);
      }),
    );
  });

  it.each([undefined, '', '   ', '9'.repeat(81)])('is asked for again when %j was typed', (typed) =>
    expect(numberFrom(typed).refused?.field).toBe('number'),
  );
});
