import { describe, expect, it } from 'vitest';
import type { Decision, Instant } from '../../shared/kernel.ts';
import { about, LEE, lived, stated, taken, thereafter } from '../testing/a-commitment.ts';
import type { About } from './acting.rules.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { accept, deliver, disputeDelivery, mayAnswer, mayDeliver } from './delivery.rules.ts';

const NOW: Instant = '2027-06-01T15:00:00.000Z';
const begun = lived([taken([stated('minutes', '2027-06-16')]), '2026-01-05T15:00:00.000Z']);
const saying = { by: LEE, what: 'All of May.', link: '', file: undefined };
const eventsOf = ({ events, refused }: Decision<CommitmentEvent>) => {
  if (refused) throw new Error(refused.code);
  return events;
};
const delivered = (of: About = about(begun)) => thereafter(of.state, NOW, ...eventsOf(deliver(of, saying)));
const answering = { by: LEE, delivery: 1 };
const accepted = (party = 'health') =>
  thereafter(delivered(), NOW, ...eventsOf(accept(about(delivered()), { ...answering, party })));

describe('A delivery', () => {
  it('says what was done, with a link or a PDF where there is one', () => {
    const pdf = { sha256: 'a'.repeat(64), bytes: 1_000, wrong: undefined };
    expect(eventsOf(deliver(about(begun), { ...saying, link: ' https://maps.example/may ', file: pdf }))).toEqual([
      {
        type: 'CommitmentDelivered',
        data: { commitment: 'minutes', delivery: 1, pdf: { sha256: 'a'.repeat(64), bytes: 1_000 } },
        body: { by: LEE, what: 'All of May.', link: 'https://maps.example/may' },
      },
    ]);
  });

  it.each([
    ['without words', { what: ' ' }, 'what-was-done-missing', 'what'],
    ['with a link that leads nowhere', { link: 'maps' }, 'not-a-web-address', 'link'],
    [
      'with a file that is no PDF',
      { file: { sha256: 'a', bytes: 1, wrong: { code: 'not-a-pdf', wrong: 'No.', remedy: 'Do.' } } },
      'not-a-pdf',
      'file',
    ],
  ])('is refused %s', (_, changes, code, field) =>
    expect(deliver(about(begun), { ...saying, ...changes }).refused).toMatchObject({ code, field }),
  );

  it('is not given twice while it waits, nor once it is accepted, but again when it is disputed', () => {
    expect(mayDeliver(about(delivered()))?.code).toBe('delivery-waits');
    expect(mayDeliver(about(accepted()))?.code).toBe('delivery-accepted');
    const events = eventsOf(
      disputeDelivery(about(delivered()), { ...answering, party: 'health', reason: 'May 3 is missing.' }),
    );
    const again = delivered(about(thereafter(delivered(), NOW, ...events)));
    expect([again.deliveries, again.commitments.minutes?.delivery]).toEqual([2, { number: 2, at: NOW }]);
  });

  it('is of a commitment that the text in force has', () => {
    expect(mayDeliver(about(begun, { key: 'other' }))?.code).toBe('commitment-ended');
    expect(mayDeliver(about(begun, { inForce: false }))?.code).toBe('commitments-read-only');
  });
});

describe('An answer', () => {
  it('comes from a party to which it was promised, once, and to the delivery that it saw', () => {
    expect(mayAnswer(about(begun), 'health')?.code).toBe('delivery-gone');
    expect(mayAnswer(about(delivered()), 'air')?.code).toBe('not-promised-to-you');
    expect(mayAnswer(about(delivered()), 'health', 2)?.code).toBe('delivery-gone');
    expect(mayAnswer(about(delivered()), 'health', 1)).toBeUndefined();
    expect(mayAnswer(about(accepted()), 'health')?.code).toBe('delivery-accepted');
  });

  it('of one is enough to accept what was promised to all, and another may still dispute it', () => {
    const state = accepted();
    expect(accept(about(state), { ...answering, party: 'forest' }).refused?.code).toBe('delivery-accepted');
    const events = eventsOf(disputeDelivery(about(state), { ...answering, party: 'forest', reason: 'Not to us.' }));
    expect(thereafter(state, NOW, ...events).commitments.minutes?.delivery?.answer).toEqual({
      ...{ party: 'forest', is: 'disputed' },
    });
  });

  it('that disputes says what is missing', () =>
    expect(disputeDelivery(about(delivered()), { ...answering, party: 'health', reason: ' ' }).refused).toMatchObject({
      code: 'what-is-missing-missing',
      field: 'reason',
    }));
});
