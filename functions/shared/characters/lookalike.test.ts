import { describe, expect, it } from 'vitest';
import { looksOf } from './lookalike.ts';

const alike = (one: string, other: string) => looksOf(one).some((look) => looksOf(other).includes(look));

describe('Two names look alike', () => {
  it.each([
    ['in other capitals', 'Birch State Police', 'BIRCH STATE POLICE'],
    ['with a Cyrillic letter', 'Alder Office', 'Аlder Office'],
    ['wholly in another script', 'COOP', 'СООР'],
    ['with an I for an l', 'Alder Office', 'AIder Office'],
    ['with a 1 for an l', 'Alder Office', 'A1der Office'],
    ['with a zero', 'OES', '0ES'],
    ['with a zero for a small o', 'Office', '0ffice'],
    ['with a zero within', 'Birch transport', 'BIRCH transp0rt'],
    ['with rn for m', 'Farm Bureau', 'Farrn Bureau'],
    ['with another dash or blank', 'Clean-Air  Office', 'Clean–Air Office'],
    ['however an accent is spelled', 'Café', 'Cafe\u0301'],
  ])('%s', (_, one, other) => expect(alike(one, other)).toBe(true));

  it.each([
    ['of other words', 'Alder Office', 'Elder Office'],
    ['with an accent', 'Café', 'Cafe'],
    ['of other lengths', 'Alder Office', 'Alder Offices'],
  ])('but not %s', (_, one, other) => expect(alike(one, other)).toBe(false));
});
