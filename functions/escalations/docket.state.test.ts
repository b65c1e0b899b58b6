/** A docket numbers the disputes of an MOU and keeps when its clocks stood still. */
import { describe, expect, it } from 'vitest';
import { AGREEMENT, aSpeaker, onDay } from './a-dispute.ts';
import { DocketEvent, release } from './docket.events.ts';
import { type Docket, evolveDocket } from './docket.state.ts';

const by = aSpeaker('air');
const entered = (number: number): DocketEvent => ({ type: 'DisputeEntered', data: { agreement: AGREEMENT, number } });
const paused = (until: string): DocketEvent => ({
  type: 'ClocksPaused',
  data: { agreement: AGREEMENT, party: 'air', cause: 'other', until: onDay(until) },
  body: { by, reason: 'No money.' },
});
const resumed: DocketEvent = { type: 'ClocksResumed', data: { party: 'air' }, body: { by, reason: 'Money.' } };
const having = (...events: [DocketEvent, string][]) =>
  events.reduce<Docket | undefined>(
    (docket, [event, day]) => evolveDocket(docket, DocketEvent.parse(event), onDay(day)),
    undefined,
  );

describe('A docket', () => {
  it('counts the disputes', () =>
    expect(having([entered(1), '2027-03-01'], [entered(2), '2027-03-02'])).toEqual({
      agreement: AGREEMENT,
      disputes: 2,
      pauses: [],
    }));

  it('begins with a pause as well as with a dispute', () =>
    expect(having([paused('2027-03-05'), '2027-03-01'])).toEqual({
      agreement: AGREEMENT,
      disputes: 0,
      pauses: [{ from: onDay('2027-03-01'), until: onDay('2027-03-05') }],
    }));

  it('keeps each pause, and when the last one was ended', () =>
    expect(
      having(
        [paused('2027-03-05'), '2027-03-01'],
        [paused('2027-03-20'), '2027-03-10'],
        [resumed, '2027-03-12'],
        [entered(1), '2027-03-13'],
      )?.pauses,
    ).toEqual([
      { from: onDay('2027-03-01'), until: onDay('2027-03-05') },
      { from: onDay('2027-03-10'), until: onDay('2027-03-20'), resumed: onDay('2027-03-12') },
    ]));

  it('does not begin with clocks that go on', () =>
    expect(() => evolveDocket(undefined, resumed, onDay('2027-03-01'))).toThrow());

  it('says of each kind of event who may read its words', () =>
    expect(Object.keys(release).sort()).toEqual(DocketEvent.options.map(({ shape }) => shape.type.value).sort()));
});
