import { describe, expect, it } from 'vitest';
import { about, LEE, lived, stated, taken, thereafter } from '../testing/a-commitment.ts';
import { accept, deliver } from './delivery.rules.ts';
import { toCommitted } from './relevance.rules.ts';
import { agree, askFor } from './renegotiation.rules.ts';

const NOW = '2027-06-01T15:00:00.000Z';
const DUE = '2027-06-16T21:00:00.000Z';
const begun = lived([taken([stated('minutes', '2027-06-16')]), '2026-01-05T15:00:00.000Z']);
const delivering = { by: LEE, what: 'Done.', link: '', file: undefined };
const delivered = thereafter(begun, NOW, ...(deliver(about(begun), delivering).events ?? []));
const accepted = thereafter(
  delivered,
  NOW,
  ...(accept(about(delivered), { party: 'health', by: LEE, delivery: 1 }).events ?? []),
);
const asking = { by: LEE, day: '2027-09-15', measure: '', why: 'Late.', measureNow: '', ends: undefined };
const asked = thereafter(begun, NOW, ...(askFor(about(begun), asking, NOW).events ?? []));
const agreed = thereafter(
  asked,
  NOW,
  ...(agree(about(asked), { party: 'health', by: LEE, asked: 1 }, NOW).events ?? []),
);

describe('A mail about a commitment', () => {
  it.each([
    ['that asks for an answer to a delivery goes out', 'delivered', delivered, 'forest', NOW, 'delivered'],
    ['and no more once one party has answered', 'delivered', accepted, 'forest', NOW, undefined],
    ['that asks for another day goes to whoever has not agreed', 'asked', agreed, 'forest', NOW, 'asked'],
    ['and to nobody who has', 'asked', agreed, 'health', NOW, undefined],
    ['nor to anyone once it has lapsed', 'asked', agreed, 'forest', DUE, undefined],
    ['that tells what became of it goes out whatever came after', 'accepted', begun, 'air', NOW, 'accepted'],
  ])('%s', (_, template, state, party, now, goes) =>
    expect(toCommitted(template, { state, key: 'minutes', party }, now)).toBe(goes),
  );
});
