/** What an agency last confirmed is offered where a file says otherwise, and nothing else is. */
import { describe, expect, it } from 'vitest';
import { aHolder } from '../testing/a-matter.ts';
import type { Holder } from './holder.rules.ts';
import { type ConfirmedElsewhere, lastConfirmed } from './last-confirmed.rules.ts';

const elsewhere = (number: string, at: string, holder: Partial<Holder>, title = 'Secretary'): ConfirmedElsewhere => ({
  number,
  at,
  offices: { any: { title, holder: aHolder(holder) } },
});
const OLD = elsewhere('MOU-1', '2026-03-02T12:00:00.000Z', { mailbox: 'old@health.example' });
const NEW = elsewhere('MOU-2', '2026-09-01T12:00:00.000Z', { mailbox: 'new@health.example' });
const inFile = { title: 'Secretary', holder: aHolder({ mailbox: 'old@health.example' }) };

describe('What was last confirmed of an office', () => {
  it('is offered from the newest MOU, in whichever order they were read', () => {
    for (const read of [
      [OLD, NEW],
      [NEW, OLD],
    ])
      expect(lastConfirmed(inFile, read)).toMatchObject({ number: 'MOU-2', holder: { mailbox: 'new@health.example' } });
  });

  it.each<[string, ConfirmedElsewhere[]]>([
    ['where nothing was', []],
    [
      'where the file says the same, in whichever case',
      [elsewhere('MOU-3', NEW.at, { mailbox: 'Old@Health.example' })],
    ],
    ['of another office', [elsewhere('MOU-3', NEW.at, { mailbox: 'new@health.example' }, 'Deputy')]],
    ['of a delegate, who signs under that MOU', [elsewhere('MOU-3', NEW.at, { capacity: 'delegated' })]],
  ])('is nothing %s', (_, read) => expect(lastConfirmed(inFile, read)).toBeUndefined());

  it('is offered where another person holds the office, under a title in other letters', () =>
    expect(
      lastConfirmed(inFile, [
        elsewhere('MOU-3', NEW.at, { name: 'Ike Varga', mailbox: 'old@health.example' }, ' secretary '),
      ]),
    ).toMatchObject({ holder: { name: 'Ike Varga' } }));
});
