/** A record proves of each review that what was revealed is what had been answered, and that its outcome follows from the choices. */
import { describe, expect, it } from 'vitest';
import { reviewIdOf } from '../../../shared/ids.ts';
import { AGREEMENT, aRecord, aStream, type Happened, OWN, PARTIES } from '../a-record.ts';
import { verifyRecord } from '../verify-record.ts';

const [FIRST = '', OTHER = ''] = PARTIES;
const AT = '2027-11-04T14:00:00.000Z';
const began = (review = 1, sunset?: string): Happened => ({
  ...{ type: 'ReviewBegan', at: AT },
  data: { review, kind: sunset ? 'scheduled' : 'early', ...(sunset && { sunset }) },
});
const opened = (review = 1): Happened => ({
  type: 'ReviewOpened',
  data: { agreement: AGREEMENT, review, kind: 'early', parties: PARTIES, then: 'ends', goesOnWithout: false },
});
const answered = (party: string, choice: string): Happened => ({
  ...{ type: 'Answered', data: { party, office: 'head', answer: 1 }, words: { by: {}, answers: {}, choice } },
});
const RENEW = { choice: 'renew', points: 0 };
const END = { choice: 'end', points: 0 };
const revealed = (choices: object, silent: string[] = []): Happened => ({
  ...{ type: 'AnswersRevealed', data: { choices, silent } },
});
const openly = (party: string, choice: string, said = choice): Happened => ({
  type: 'ChosenOpenly',
  data: { party, office: 'head', answer: 1, choice, points: 0 },
  words: { by: {}, answers: {}, choice: said },
});
const closed = (outcome: string, version?: number): Happened => ({
  ...{ type: 'ReviewClosed', data: { outcome, ...(version && { version }) } },
});

function verdict(then: readonly Happened[], own: readonly Happened[] = [began()], number = 1) {
  const record = aRecord([...OWN, ...own]);
  const stream = aStream(reviewIdOf(AGREEMENT, number), then);
  return verifyRecord({ ...record, streams: [...record.streams, ...(then.length > 0 ? [stream] : [])] });
}
const BOTH = [answered(FIRST, 'renew'), answered(OTHER, 'end')];

describe('A record with a review', () => {
  it.each<[string, Happened[], string]>([
    [
      'in which all go on',
      [answered(FIRST, 'renew'), answered(OTHER, 'renew'), revealed({ [FIRST]: RENEW, [OTHER]: RENEW })],
      'it comes to going on',
    ],
    ['in which one ends it', [...BOTH, revealed({ [FIRST]: RENEW, [OTHER]: END })], 'it comes to an end'],
    [
      'in which one was silent',
      [answered(FIRST, 'renew'), revealed({ [FIRST]: RENEW }, [OTHER])],
      'it comes to an end',
    ],
    [
      'in which the silent one chose openly since',
      [answered(FIRST, 'renew'), revealed({ [FIRST]: RENEW }, [OTHER]), openly(OTHER, 'renew'), closed('reaffirmed')],
      'it comes to going on',
    ],
    [
      'in which an answer was changed before',
      [answered(FIRST, 'end'), answered(FIRST, 'renew'), revealed({ [FIRST]: RENEW }, [OTHER])],
      'it comes to an end',
    ],
  ])('%s verifies', (_, then, says) => {
    const { faults, holds } = verdict([opened(), ...then]);
    expect([faults, holds.join('\n')]).toEqual([[], expect.stringContaining(says)]);
  });

  it('that is sealed verifies, and says nothing of what was answered', () => {
    const { faults, holds } = verdict([opened(), ...BOTH]);
    expect([faults, holds.join('\n')]).toEqual([[], expect.not.stringContaining('Review 1')]);
  });

  it.each<[string, Happened[], string]>([
    [
      'reveals another choice',
      [...BOTH, revealed({ [FIRST]: RENEW, [OTHER]: RENEW })],
      `reveals that ${OTHER} chose to renew, and its answer says to end`,
    ],
    [
      'reveals what nobody answered',
      [revealed({ [FIRST]: RENEW }, [OTHER])],
      `a choice of ${FIRST}, which had answered nothing`,
    ],
    [
      'calls silent who answered',
      [...BOTH, revealed({ [FIRST]: RENEW }, [OTHER])],
      `calls ${OTHER} silent, which had answered`,
    ],
    [
      'reveals twice',
      [revealed({}, [FIRST, OTHER]), revealed({}, [FIRST, OTHER])],
      'reveals its answers a second time',
    ],
    [
      'has a sealed answer after the revealing',
      [revealed({}, [FIRST, OTHER]), answered(FIRST, 'renew')],
      'answered, sealed, when all were revealed',
    ],
    ['has an open choice before it', [openly(FIRST, 'renew')], 'chose openly before the answers were revealed'],
    [
      'has an open choice that its words deny',
      [revealed({}, [FIRST, OTHER]), openly(FIRST, 'renew', 'end')],
      'and its words say to end',
    ],
    [
      'is reaffirmed by silence',
      [answered(FIRST, 'renew'), revealed({ [FIRST]: RENEW }, [OTHER]), closed('reaffirmed')],
      'not every party chose to go on',
    ],
    [
      'puts a renewal out without one that chose it',
      [
        ...[answered(FIRST, 'renew'), revealed({ [FIRST]: RENEW }, [OTHER])],
        { type: 'RenewalPutOut', data: { version: 2, without: [FIRST] } },
      ],
      `without ${FIRST}, which had chosen it`,
    ],
    [
      'is renewed by a text that nobody signed',
      [revealed({}, [FIRST, OTHER]), closed('renewed', 2)],
      'is said to be settled by version 2, which was not signed',
    ],
  ])('that %s does not', (_, then, fault) => expect(verdict([opened(), ...then]).faults.join('\n')).toContain(fault));

  it('that is reaffirmed by all whom the text in force still has does', () => {
    const three = opened();
    const of = { ...three, data: { ...three.data, parties: [...PARTIES, 'third'] } };
    const all = [answered(FIRST, 'renew'), answered(OTHER, 'renew'), revealed({ [FIRST]: RENEW, [OTHER]: RENEW })];
    const faults = (told: readonly Happened[]) => verdict(told).faults.join('\n');
    const later = { ...closed('reaffirmed'), at: AT };
    expect(faults([of, ...all, later])).not.toContain('not every party chose to go on');
    expect(faults([of, all[0] as Happened, revealed({ [FIRST]: RENEW }, [OTHER]), later])).toContain(
      'not every party chose to go on',
    );
  });

  it('that is ended by the review of the term does, and by no other', () => {
    const ended = { type: 'ReviewClosed', data: { outcome: 'superseded', by: 2 } };
    const faults = (second: Happened) => verdict([opened(), ended], [began(), second]).faults.join('\n');
    const wrong = 'is said to have ended by review 2, which is not the review of a term';
    expect(faults(began(2, '2028-05-02'))).not.toContain(wrong);
    expect(faults(began(2))).toContain(wrong);
  });

  it.each<[string, Parameters<typeof verdict>, string]>([
    ['lacks a review that began', [[], [began()]], `The stream ${reviewIdOf(AGREEMENT, 1)} is missing`],
    ['has one that never began', [[opened()], []], 'the agreement knows of no such review'],
    ['has one under another number', [[opened(2)], [began()]], 'calls itself review 2'],
    [
      'has two of one term',
      [[opened()], [began(1, '2028-05-02'), began(2, '2028-05-02')]],
      'The term that lasts to 2028-05-02 was reviewed twice.',
    ],
    ['counts them out of turn', [[opened(2)], [began(2)], 2], 'Review 2 began out of its turn.'],
  ])('that %s does not', (_, of, fault) => expect(verdict(...of).faults.join('\n')).toContain(fault));

  it('whose events are no events of a review does not, and says so', () =>
    expect(verdict([opened(), { type: 'AnswersRevealed', data: {} }]).faults.join('\n')).toContain(
      'has not the shape',
    ));
});
