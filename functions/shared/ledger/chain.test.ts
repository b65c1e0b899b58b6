/** The hash chain: whatever is changed, dropped, moved, inserted or said differently is found and named; what was removed by law is only reported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical.ts';
import { type ChainedEvent, chain, commitmentOf, GENESIS, type SaltedBody, verifyChain } from './chain.ts';

interface Kept {
  events: ChainedEvent[];
  bodies: Map<number, SaltedBody>;
}

interface Happened {
  type: string;
  data: unknown;
  words: string | null;
}

/** A stream as the ledger writes it. */
function written(happened: readonly Happened[]): Kept {
  const bodies = new Map<number, SaltedBody>();
  let previous = GENESIS;
  const events = happened.map(({ type, data, words }, index) => {
    const seq = index + 1;
    const body: SaltedBody | undefined = words === null ? undefined : { salt: `salt ${seq}`, body: { words } };
    if (body) bodies.set(seq, body);
    const at = new Date(Date.UTC(2026, 10, 2, 0, index)).toISOString();
    const event = chain({
      stream: 'sig_1',
      seq,
      type,
      at,
      actor: 'workflow',
      data,
      body: body ? commitmentOf(body) : null,
      previous,
    });
    previous = event.hash;
    return event;
  });
  return { events, bodies };
}

const happened = fc.record<Happened>({
  type: fc.constantFrom('SignatureGiven', 'RemindersSent', 'RoundClosed'),
  data: fc.jsonValue(),
  words: fc.option(fc.string()),
});
const streams = (least: number) => fc.array(happened, { minLength: least, maxLength: 8 }).map(written);
/** A number that picks a place of any stream: `at(list, pick)`. */
const pick = fc.nat({ max: 10_000 });
const at = <T>(list: readonly T[], pick: number): [T, number] => {
  const index = pick % list.length;
  return [list[index] as T, index];
};

const faultsOf = ({ events, bodies }: Kept) => verifyChain(events, bodies).faults;
const nameOf = ({ seq, type }: ChainedEvent) => `Event ${seq} (${type})`;
const named = (faults: readonly string[], event: ChainedEvent) =>
  faults.some((fault) => fault.startsWith(nameOf(event)));
const law = <Parts extends [unknown, ...unknown[]]>(
  parts: { [Part in keyof Parts]: fc.Arbitrary<Parts[Part]> },
  holds: (...parts: Parts) => void,
) => fc.assert(fc.property(...parts, holds), { numRuns: 300, seed: 20261102 });

describe('A chain that nobody touched', () => {
  it('verifies, and its tip is the hash of its last event', () =>
    law([streams(1)], ({ events, bodies }) => {
      const tip = events.at(-1)?.hash;
      expect(verifyChain(events, bodies)).toEqual({ events: events.length, tip, faults: [], removed: [] });
    }));

  it('verifies after a trip as JSON, as the parties receive it', () =>
    law([streams(1)], (kept) => {
      const received = JSON.parse(JSON.stringify({ ...kept, bodies: [...kept.bodies] }));
      expect(verifyChain(received.events, new Map(received.bodies)).faults).toEqual([]);
    }));

  it('may be empty', () =>
    expect(verifyChain([], new Map())).toEqual({ events: 0, tip: GENESIS, faults: [], removed: [] }));
});

describe('Whoever tampers with a chain is found', () => {
  const edits = fc.oneof(
    fc.record({ field: fc.constantFrom('stream', 'type', 'at', 'actor'), value: fc.string() }),
    fc.record({ field: fc.constant('seq'), value: fc.integer({ min: -5, max: 20 }) }),
    fc.record({ field: fc.constant('data'), value: fc.jsonValue() }),
    fc.record({ field: fc.constantFrom('previous', 'hash', 'body'), value: fc.stringMatching(/^[0-9a-f]{64}$/) }),
    fc.record({ field: fc.constant('body'), value: fc.constant(null) }),
  );

  it('an edit of any field of any event is named', () =>
    law([streams(1), pick, edits], ({ events, bodies }, place, { field, value }) => {
      const [event, index] = at(events, place);
      const edited = { ...event, [field]: value } as ChainedEvent;
      fc.pre(canonicalJson(edited) !== canonicalJson(event));
      const faults = faultsOf({ events: events.with(index, edited), bodies });
      expect(named(faults, edited), faults.join('\n')).toBe(true);
    }));

  it('an edit with its hash made anew breaks the next event', () =>
    law([streams(2), pick, fc.jsonValue()], ({ events, bodies }, place, data) => {
      const [event, index] = at(events.slice(0, -1), place);
      const forged = chain({ ...event, data });
      fc.pre(forged.hash !== event.hash);
      const next = events[index + 1] as ChainedEvent;
      expect(faultsOf({ events: events.with(index, forged), bodies })).toEqual([
        `${nameOf(next)} does not follow the event before it.`,
      ]);
    }));

  it('a dropped event is named by the one that now stands in its place', () =>
    law([streams(2), pick], ({ events, bodies }, place) => {
      const [, index] = at(events.slice(0, -1), place);
      const next = events[index + 1] as ChainedEvent;
      const faults = faultsOf({ events: events.toSpliced(index, 1), bodies });
      expect(faults).toContain(`${nameOf(next)} is at place ${index + 1}: an event is missing or moved.`);
      expect(faults).toContain(`${nameOf(next)} does not follow the event before it.`);
    }));

  it('two events that changed places are both named', () =>
    law([streams(2), pick, pick], ({ events, bodies }, first, second) => {
      const [one, from] = at(events, first);
      const [other, to] = at(events, second);
      fc.pre(from !== to);
      const faults = faultsOf({ events: events.with(from, other).with(to, one), bodies });
      expect([one, other].map((event) => named(faults, event))).toEqual([true, true]);
    }));

  it('an inserted event, a copy or a new one with a sound hash, is named or moves what follows', () =>
    law([streams(1), pick, happened, fc.boolean()], ({ events, bodies }, place, { type, data }, copy) => {
      const [event, index] = at(events, place);
      const sound = chain({ ...event, type, data, body: null, previous: event.hash, seq: event.seq + 1 });
      const inserted = copy ? event : sound;
      const faults = faultsOf({ events: events.toSpliced(index + 1, 0, inserted), bodies });
      const next = events[index + 1] ?? inserted;
      if (copy || next !== inserted) expect(named(faults, next) || named(faults, inserted)).toBe(true);
    }));

  it('an event of another stream is named', () =>
    law([streams(1)], ({ events, bodies }) => {
      const stranger = chain({
        ...(events.at(-1) as ChainedEvent),
        stream: 'sig_2',
        seq: events.length + 1,
        previous: events.at(-1)?.hash ?? '',
      });
      expect(faultsOf({ events: [...events, stranger], bodies })).toContain(
        `${nameOf(stranger)} belongs to another record.`,
      );
    }));

  it('words that are not those recorded are named, and a changed salt too', () =>
    law([streams(1), pick, fc.string(), fc.boolean()], ({ events, bodies }, place, text, salted) => {
      const spoken = events.filter(({ body }) => body !== null);
      fc.pre(spoken.length > 0);
      const [event] = at(spoken, place);
      const kept = bodies.get(event.seq) as SaltedBody;
      const other = salted ? { ...kept, salt: text } : { ...kept, body: { words: text } };
      fc.pre(canonicalJson(other) !== canonicalJson(kept));
      expect(faultsOf({ events, bodies: new Map(bodies).set(event.seq, other) })).toEqual([
        `${nameOf(event)} carries words other than those recorded.`,
      ]);
    }));
});

describe('What the chain alone cannot see, its tip does', () => {
  it('an end that was cut off leaves another tip than the one the parties hold', () =>
    law([streams(2), pick], ({ events, bodies }, place) => {
      const [, index] = at(events.slice(0, -1), place);
      const cut = events.slice(0, index + 1);
      expect(verifyChain(cut, bodies).tip).not.toBe(events.at(-1)?.hash);
    }));

  it('a chain forged anew from any event on verifies, and has another tip', () =>
    law([streams(1), pick, fc.jsonValue()], ({ events, bodies }, place, data) => {
      const [event, index] = at(events, place);
      fc.pre(canonicalJson(data) !== canonicalJson(event.data));
      let previous = event.previous;
      const forged = events.slice(index).map((one, offset) => {
        const link = chain({ ...one, previous, ...(offset === 0 && { data }) });
        previous = link.hash;
        return link;
      });
      const report = verifyChain([...events.slice(0, index), ...forged], bodies);
      expect(report.faults).toEqual([]);
      expect(report.tip).not.toBe(events.at(-1)?.hash);
    }));
});

describe('What was removed by law', () => {
  it('is reported by its event and is no fault', () =>
    law([streams(1), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 })], ({ events, bodies }, removing) => {
      const gone = [...bodies.keys()].filter((seq) => removing[seq - 1]);
      const left = new Map([...bodies].filter(([seq]) => !gone.includes(seq)));
      expect(verifyChain(events, left)).toMatchObject({ faults: [], removed: gone, tip: events.at(-1)?.hash });
    }));

  it('cannot be guessed from its commitment without its salt: equal words under two salts look different', () => {
    const words = { words: 'We cannot accept the cost share.' };
    expect(commitmentOf({ salt: 'a', body: words })).not.toBe(commitmentOf({ salt: 'b', body: words }));
    expect(commitmentOf({ salt: 'a', body: words })).toBe(commitmentOf({ salt: 'a', body: { ...words } }));
  });
});

describe('Words beside the chain', () => {
  it('are a fault when no event ever committed to them', () => {
    const event = chain({
      stream: 's',
      seq: 1,
      type: 'T',
      at: 'now',
      actor: 'a',
      data: {},
      body: null,
      previous: GENESIS,
    });
    const smuggled = new Map([
      [1, { salt: 'x', body: { reason: 'never said' } }],
      [2, { salt: 'y', body: {} }],
    ]);
    expect(verifyChain([event], smuggled).faults).toEqual([
      'Event 1 (T) carries words that it never committed to.',
      'There are words for event 2, which is not there.',
    ]);
  });
});
