import { describe, expect, it } from 'vitest';
import { about, LEE, lived, PARTIES, stated, taken, thereafter } from '../testing/a-commitment.ts';
import { accept, deliver } from './delivery.rules.ts';
import { agree, askFor } from './renegotiation.rules.ts';
import { waitingFor } from './waiting.rules.ts';

const BEGUN = '2026-01-05T15:00:00.000Z';
const NEAR = '2027-05-17T13:00:00.000Z';
const BEFORE = '2027-05-17T12:59:59.999Z';
const begun = lived([taken([stated('minutes', '2027-06-16'), stated('office')]), BEGUN]);
const delivered = thereafter(
  begun,
  BEFORE,
  ...(deliver(about(begun), { by: LEE, what: 'Done.', link: '', file: undefined }).events ?? []),
);
const what = (of = begun, mine: string[] = [], now = NEAR) =>
  waitingFor([of], mine, PARTIES, now).map((one) => `${one.party}: ${one.what} ${one.key}`);

describe('What waits', () => {
  it('is to be delivered from a month before its day on, by the party that made it', () => {
    expect([what(begun, ['air'], BEFORE), what(begun, ['air']), what(begun, ['health'])]).toEqual([
      ...[[], ['air: deliver minutes'], []],
    ]);
  });

  it('is a delivery, for each party to which it was promised, until one of them has answered', () => {
    expect(what(delivered, ['health', 'forest'])).toEqual(['health: accept minutes', 'forest: accept minutes']);
    const events = accept(about(delivered), { party: 'health', by: LEE, delivery: 1 }).events ?? [];
    expect(what(thereafter(delivered, NEAR, ...events), ['forest'])).toEqual([]);
  });

  it('is another day, for each that has not agreed; nobody answers what its own people asked for', () => {
    const asking = { by: LEE, day: '2027-09-15', measure: '', why: 'Late.', measureNow: '', ends: undefined };
    const asked = thereafter(begun, NEAR, ...(askFor(about(begun), asking, NEAR).events ?? []));
    const one = thereafter(
      asked,
      NEAR,
      ...(agree(about(asked), { party: 'health', by: LEE, asked: 1 }, NEAR).events ?? []),
    );
    expect([what(one, ['health']), what(one, ['forest'])]).toEqual([[], ['forest: agree minutes']]);
    expect(what(asked, ['air', 'health'])).toEqual(['air: deliver minutes']);
  });
});
