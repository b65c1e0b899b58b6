/** The desk says of each text of an agreement whether it holds, and from when to when. */
import { expect, it } from 'vitest';
import { sayTexts, type TextsOf } from './texts.ts';

const TERM = { effectiveAt: '2026-11-24T18:30:00.000Z', endsAt: '2028-05-24T21:00:00.000Z' };
const first: TextsOf = { version: 1, status: 'executed', organization: 'air.example', inForce: true, term: TERM };
const second = { ...first, version: 2, follows: { kind: 'amendment', version: 1 }, organization: 'health.example' };

it.each<[string, TextsOf, string[]]>([
  ['one that is out', { ...first, status: 'out for signature' }, ['Version 1 is out for signature.']],
  ['one in force', first, ['Version 1 is in force from 2026-11-24T18:30:00.000Z to 2028-05-24T21:00:00.000Z.']],
  [
    'one in force, and one on its way',
    { ...first, next: { ...second, status: 'out for signature' } },
    [
      'Version 1 is in force from 2026-11-24T18:30:00.000Z to 2028-05-24T21:00:00.000Z.',
      'Version 2 (amendment of version 1), put out by health.example, is out for signature.',
    ],
  ],
  [
    'one in force, and one that is signed',
    { ...first, term: { effectiveAt: TERM.effectiveAt }, next: second },
    [
      'Version 1 is in force from 2026-11-24T18:30:00.000Z.',
      'Version 2 (amendment of version 1), put out by health.example, is signed and takes effect at 2026-11-24T18:30:00.000Z.',
    ],
  ],
  [
    'one that does not hold yet',
    { ...first, inForce: false },
    ['Version 1 is signed and not in force now: from 2026-11-24T18:30:00.000Z to 2028-05-24T21:00:00.000Z.'],
  ],
  [
    'an MOU that has ended',
    { ...second, inForce: false, endedAt: TERM.endsAt },
    ['The MOU ended at 2028-05-24T21:00:00.000Z, with version 2 (amendment of version 1).'],
  ],
])('%s', (_, agreement, lines) => expect(sayTexts(agreement)).toEqual(lines));
