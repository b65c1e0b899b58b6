import { describe, expect, it } from 'vitest';
import { type ChainedEvent, chain, commitmentOf, GENESIS, type SaltedBody } from './chain.ts';
import { wholeReport } from './whole.ts';

/** A stream of events, each with its words or without. */
function aStream(...drafts: { type: string; data?: object; words?: string }[]) {
  const events: ChainedEvent[] = [];
  const bodies = new Map<number, SaltedBody>();
  for (const { type, data = {}, words } of drafts) {
    const seq = events.length + 1;
    const salted = words === undefined ? undefined : { salt: 's', body: { words } };
    if (salted) bodies.set(seq, salted);
    const previous = events.at(-1)?.hash ?? GENESIS;
    const said = { ...{ type, data, previous, seq }, stream: 'sig_1', at: '2026-03-02T15:00:00.000Z', actor: 'test' };
    events.push(chain({ ...said, body: salted ? commitmentOf(salted) : null }));
  }
  const last = events.at(-1);
  return { events, bodies, tip: { seq: events.length, hash: last?.hash ?? GENESIS } };
}

const signed = [{ type: 'RoundOpened' }, { type: 'SignatureGiven', words: 'Maria Quintero' }];

describe('A stream', () => {
  it('is whole as it was written', () => {
    const { events, bodies, tip } = aStream(...signed);
    expect(wholeReport(events, bodies, tip)).toMatchObject({ faults: [], removed: [] });
  });

  it('whose words were deleted from the table is not “removed by law”', () => {
    const { events, bodies, tip } = aStream(...signed);
    bodies.delete(2);
    const { faults, removed } = wholeReport(events, bodies, tip);
    expect(faults).toEqual(['The words of event 2 are missing without a record of their removal.']);
    expect(removed).toEqual([]);
  });

  it('whose words were removed on the record is whole, unless they are back', () => {
    const { events, bodies, tip } = aStream(...signed, { type: 'BodyRemoved', data: { seq: 2 } });
    expect(wholeReport(events, bodies, tip).faults[0]).toMatch(/though the record says/);
    bodies.delete(2);
    expect(wholeReport(events, bodies, tip)).toMatchObject({ faults: [], removed: [2] });
  });

  it('whose last events were dropped does not reach to its tip', () => {
    const { events, bodies, tip } = aStream(...signed);
    bodies.delete(2);
    expect(wholeReport(events.slice(0, 1), bodies, tip).faults).toEqual([
      'It does not reach to event 2, which was its last one.',
    ]);
  });

  it('that has moved on since its tip was read is whole', () => {
    const { events, bodies } = aStream(...signed);
    expect(wholeReport(events, bodies, { seq: 1, hash: events[0]?.hash ?? '' }).faults).toEqual([]);
  });
});
