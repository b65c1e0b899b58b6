/** Which text holds and until when, which is on its way, and what became of every other one, in words. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { aSeal, aTerm, executed, SIGNED } from '../../agreements/testing/an-agreement.ts';
import { aRound, closed } from '../../signing/testing/a-round.ts';
import { sayVersion, textsNow, versionRows } from './version-standing.ts';

const NOW = '2027-03-01T15:00:00.000Z';
const LATER = '2027-04-05T04:00:00.000Z';
const follows = { kind: 'amendment' as const, version: 1, documentHash: 'd'.repeat(64) };
const first = executed();
const amendment = (changes: Partial<Agreement> = {}): Agreement => ({
  ...first,
  ...{ version: 2, status: 'out for signature', follows, organization: 'health.example', convener: 'health' },
  ...changes,
});
const register = [{ party: 'health', name: 'Health Office' }] as never;
const seen = (agreement: Agreement, round = aRound()) => ({ agreement, round, register });
const says = (shown: Agreement, next?: Agreement, now = NOW) => {
  const texts = textsNow(seen(shown), next && seen(next), now);
  return [texts.holds, texts.next?.says];
};

describe('The text that holds', () => {
  it.each<[string, Agreement, Agreement | undefined, string, string]>([
    ['ends on its day', first, undefined, NOW, 'Version 1 holds today, until Wed, May 24, 2028, 5:00 p.m. ET.'],
    [
      'goes on',
      executed({ endsAt: undefined } as object),
      undefined,
      NOW,
      'Version 1 holds today, with no end agreed.',
    ],
    [
      'gives way to one that is signed',
      first,
      amendment({ status: 'executed', term: aTerm({ effectiveAt: LATER }) }),
      NOW,
      'Version 1 holds today, until Mon, Apr 5, 2027, 12:00 a.m. ET, when version 2 takes its place.',
    ],
    [
      'is the last one, and over',
      first,
      undefined,
      '2028-05-24T21:00:00.000Z',
      'Version 1 held until Wed, May 24, 2028, 5:00 p.m. ET.',
    ],
    [
      'has not begun',
      executed({ effectiveAt: LATER }),
      undefined,
      NOW,
      'Version 1 is signed and holds from Mon, Apr 5, 2027, 12:00 a.m. ET, until Wed, May 24, 2028, 5:00 p.m. ET.',
    ],
    [
      'is a successor itself',
      amendment({ status: 'executed' }),
      undefined,
      NOW,
      'Version 2, an amendment of version 1, holds today, until Wed, May 24, 2028, 5:00 p.m. ET.',
    ],
  ])('%s', (_, shown, next, now, sentence) => expect(says(shown, next, now)[0]).toBe(sentence));

  it('is none while nobody has signed one', () =>
    expect(says({ ...first, status: 'out for signature' })).toEqual([undefined, undefined]));
});

describe('The text that is on its way', () => {
  const by = 'Version 2, an amendment put out by Health Office (health.example),';
  it.each<[string, Agreement, string]>([
    ['is out', amendment(), `${by} is out for signature until Wed, Dec 2, 2026, 5:00 p.m. ET: 0 of 3 signed.`],
    [
      'is signed',
      amendment({ status: 'executed', term: aTerm({ effectiveAt: LATER }) }),
      `${by} is signed by all and takes effect on Mon, Apr 5, 2027, 12:00 a.m. ET.`,
    ],
    ['came back', amendment({ status: 'returned' }), `${by} was not signed by all, and came back to`],
    ['was voided', amendment({ status: 'voided' }), `${by} was voided.`],
    [
      'renews',
      amendment({ follows: { ...follows, kind: 'renewal' } }),
      'Version 2, a renewal put out by Health Office (health.example), is out for signature',
    ],
  ])('%s', (_, next, sentence) => expect(says(first, next)[1]).toContain(sentence));

  it('is what a party sees that only joins, and no text holds for it', () =>
    expect(says(amendment())).toEqual([undefined, expect.stringContaining('is out for signature')]));
});

describe('All versions', () => {
  const term = aTerm({ effectiveAt: LATER });
  const versions = [
    { ...first, seal: aSeal() },
    amendment({ status: 'returned' }),
    amendment({ version: 3, status: 'executed', term, follows: { ...follows, kind: 'renewal' } }),
    amendment({ version: 4 }),
  ];

  it('are listed with their days, what became of them, and whether there is a copy', () =>
    expect(versionRows(versions)).toEqual([
      { version: 4, kind: 'an amendment of version 1', days: 'Out for signature', sealed: false },
      {
        ...{ version: 3, kind: 'a renewal of version 1', sealed: false },
        days: 'From Mon, Apr 5, 2027, 12:00 a.m. ET to Wed, May 24, 2028, 5:00 p.m. ET',
      },
      { version: 2, kind: 'an amendment of version 1', days: 'Not signed by all', sealed: false },
      {
        ...{ version: 1, kind: 'The first text', sealed: true },
        days: 'From Tue, Nov 24, 2026, 1:30 p.m. ET to Mon, Apr 5, 2027, 12:00 a.m. ET',
      },
    ]));

  it('before anyone had executed one are revisions, and replaced', () => {
    const [newest, replaced] = versionRows([
      { ...first, status: 'out for signature' },
      { ...first, version: 2, status: 'voided' },
    ]);
    expect(newest).toMatchObject({ kind: 'A revision before anyone had executed it', days: 'Voided' });
    expect(replaced?.days).toBe('Replaced before every agency had signed');
  });

  it('each say on their own page where they stand', () => {
    const visited = {
      ...seen(versions[2] as Agreement),
      next: seen(amendment({ version: 4 }), closed(aRound(), 'lapsed')),
    };
    const of = (at: number) => sayVersion(versions[at] as Agreement, versions, visited, SIGNED);
    expect(of(0)).toBe('The first text. From Tue, Nov 24, 2026, 1:30 p.m. ET to Mon, Apr 5, 2027, 12:00 a.m. ET.');
    expect(of(1)).toBe('An amendment of version 1. Not signed by all.');
    expect(of(2)).toContain('Version 3, a renewal of version 1, is signed and holds from');
    expect(of(3)).toContain('Version 4, an amendment put out by Health Office (health.example), is out for signature');
  });
});
