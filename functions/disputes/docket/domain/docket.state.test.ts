/** A docket numbers the disputes of an MOU and keeps when its clocks stood still. */
import { describe, expect, it } from 'vitest';
import { disputes } from '../../capability.ts';
import { AGREEMENT, aSpeaker, onDay } from '../../testing/a-dispute.ts';
import { DocketEvent } from './docket.events.ts';
import { type Docket, evolveDocket } from './docket.state.ts';

const by = aSpeaker('air');
const entered = (number: number): DocketEvent => ({ type: 'DisputeEntered', data: { agreement: AGREEMENT, number } });
type Folded = NonNullable<Extract<DocketEvent, { type: 'ClocksPaused' }>['data']['folded']>;
const paused = (until: string, on = '2027-03-01', folded?: Folded): DocketEvent => ({
  type: 'ClocksPaused',
  data: { agreement: AGREEMENT, party: 'air', cause: 'other', until: onDay(until), on, ...(folded && { folded }) },
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
      begun: { on: '2027-03-01', by: ['air'] },
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

  it('knows who began one on the last day on which one began', () => {
    const twice = having(
      [paused('2027-03-05'), '2027-03-01'],
      [resumed, '2027-03-01'],
      [paused('2027-03-05'), '2027-03-01'],
    );
    expect(twice?.begun).toEqual({ on: '2027-03-01', by: ['air', 'air'] });
    const later = having([paused('2027-03-02'), '2027-03-01'], [paused('2027-03-05', '2027-03-03'), '2027-03-03']);
    expect(later?.begun).toEqual({ on: '2027-03-03', by: ['air'] });
  });

  it('keeps of what was folded the sum alone', () => {
    const folded = { from: onDay('2027-03-01'), until: onDay('2027-03-05'), days: 4, milliseconds: 1 };
    expect(
      having(
        [paused('2027-03-05'), '2027-03-01'],
        [paused('2027-03-08'), '2027-03-07'],
        [paused('2027-03-20', '2027-03-10', folded), '2027-03-10'],
      ),
    ).toMatchObject({
      folded,
      pauses: [
        { from: onDay('2027-03-07'), until: onDay('2027-03-08') },
        { from: onDay('2027-03-10'), until: onDay('2027-03-20') },
      ],
    });
  });

  it('does not begin with clocks that go on', () =>
    expect(() => evolveDocket(undefined, resumed, onDay('2027-03-01'))).toThrow());

  it('says of each kind of event who may read its words', () =>
    expect(Object.keys(disputes.streams.dkt_.release).sort()).toEqual(
      DocketEvent.options.map(({ shape }) => shape.type.value).sort(),
    ));
});
