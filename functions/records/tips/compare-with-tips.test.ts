/** A record that is not the one of the day is found by the list of the day: changed, cut short, rewritten from the start, or swapped. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/canonical.ts';
import { type ChainedEvent, chain, GENESIS } from '../../shared/ledger/chain.ts';
import { compareWithTips, type ExportedStream, type ListedDay } from './compare-with-tips.ts';
import type { ListedTip } from './tips.schema.ts';

/** A stream as the ledger writes it. */
function written(stream: string, happened: readonly unknown[]): ExportedStream {
  let previous = GENESIS;
  const events = happened.map((data, index) => {
    const covered = { stream, seq: index + 1, type: 'Happened', at: '2026-03-02T15:00:00.000Z', actor: 'workflow' };
    const event = chain({ ...covered, data, body: null, previous });
    previous = event.hash;
    return event;
  });
  return { stream, events };
}

const tipOf = ({ stream, events }: ExportedStream): ListedTip => {
  const { seq, hash } = events.at(-1) as ChainedEvent;
  return { stream: sha256(stream), seq, hash };
};
/** With a proof of these streams: where they stood, or that they did not. */
const listOf = (streams: readonly ExportedStream[], unlisted: readonly string[] = []): ListedDay => ({
  day: '2026-03-03',
  tips: new Map([
    ...streams.map(tipOf).map((tip) => [tip.stream, tip] as const),
    ...unlisted.map((stream) => [sha256(stream), undefined] as const),
  ]),
});
const findings = (streams: readonly ExportedStream[], list: ListedDay) =>
  compareWithTips(streams, list).map(({ finding }) => finding);

const happened = fc.array(fc.jsonValue({ maxDepth: 1 }), { minLength: 1, maxLength: 6 });
const twoStreams = fc.tuple(happened, happened).map(([one, other]) => [written('mou_1', one), written('sig_1', other)]);
const pick = fc.nat({ max: 1_000 });

describe('The record of the day', () => {
  it('is the same, and stays so when more happens after the list', () =>
    fc.assert(
      fc.property(happened, fc.array(fc.jsonValue({ maxDepth: 1 })), (before, after) => {
        const list = listOf([written('mou_1', before)]);
        expect(compareWithTips([written('mou_1', [...before, ...after])], list)).toEqual([
          { stream: 'mou_1', seq: before.length, finding: 'same' },
        ]);
      }),
    ));

  it('may hold a stream that is younger than the list', () =>
    expect(compareWithTips([written('mou_2', ['began'])], listOf([written('mou_1', ['began'])], ['mou_2']))).toEqual([
      { stream: 'mou_2', finding: 'not listed' },
    ]));

  it('is not told of a stream without a proof', () =>
    expect(compareWithTips([written('mou_2', ['began'])], listOf([written('mou_1', ['began'])]))).toEqual([
      { stream: 'mou_2', finding: 'not proven' },
    ]));
});

describe('Another record is found', () => {
  it('when anything was changed and the whole chain written anew: it verifies in itself, and not against the list', () =>
    fc.assert(
      fc.property(twoStreams, pick, ([mou, sig], at) => {
        const list = listOf([mou, sig] as ExportedStream[]);
        const data = ((mou as ExportedStream).events as readonly ChainedEvent[]).map(({ data }) => data);
        const forged = data.with(at % data.length, { forged: data[at % data.length] });
        expect(findings([written('mou_1', forged), sig as ExportedStream], list)).toEqual(['changed', 'same']);
      }),
    ));

  it('when the listed event was changed under its old hash', () =>
    fc.assert(
      fc.property(happened, (before) => {
        const stream = written('mou_1', before);
        const last = stream.events.at(-1) as ChainedEvent;
        const events = stream.events.with(-1, { ...last, actor: 'stranger' });
        expect(findings([{ ...stream, events }], listOf([stream]))).toEqual(['changed']);
      }),
    ));

  it('when its last events were dropped', () =>
    fc.assert(
      fc.property(happened, pick, (before, keep) => {
        const stream = written('mou_1', before);
        const events = stream.events.slice(0, keep % stream.events.length);
        expect(findings([{ ...stream, events }], listOf([stream]))).toEqual(['cut short']);
      }),
    ));

  it('when any event before the listed one was dropped, so that those after it moved up', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 6 }), pick, (before, at) => {
        const stream = written('mou_1', before);
        const events = stream.events.toSpliced(at % (stream.events.length - 1), 1);
        expect(findings([{ ...stream, events }], listOf([stream]))).toEqual(['cut short']);
      }),
    ));

  it('when events changed places with the listed one', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 6 }), pick, (before, at) => {
        const stream = written('mou_1', before);
        const [last, one] = [stream.events.length - 1, at % (stream.events.length - 1)];
        const events = stream.events
          .with(one, stream.events[last] as ChainedEvent)
          .with(last, stream.events[one] as ChainedEvent);
        expect(findings([{ ...stream, events }], listOf([stream]))).toEqual(['changed']);
      }),
    ));

  it('when two streams were swapped', () => {
    const [mou, sig] = [written('mou_1', ['a']), written('sig_1', ['a'])];
    const swapped = [
      { stream: 'mou_1', events: sig.events },
      { stream: 'sig_1', events: mou.events },
    ];
    expect(findings(swapped, listOf([mou, sig]))).toEqual(['changed', 'changed']);
  });
});
