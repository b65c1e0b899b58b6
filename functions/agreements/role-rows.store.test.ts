/** A transaction writes an item once: no change of a register puts and deletes one row. */
import { describe, expect, it } from 'vitest';
import type { Register } from '../offices/domain/matter.rules.ts';
import { aHolder, aRegister, aReviewer } from '../offices/testing/a-matter.ts';
import { unmarshal } from '../shared/ledger/table.ts';
import { roleRows } from './role-rows.store.ts';

const heldBy = (mailbox: string): Register =>
  aRegister({ offices: { head: { title: 'Secretary', holder: aHolder({ mailbox }) } } });
const clearedBy = (mailbox: string): Register => ({
  ...heldBy('head@health.example'),
  reviewers: { counsel: { ...aReviewer('counsel'), mailbox } },
});
const stoodInFor = (mailbox: string): Register =>
  aRegister({
    offices: {
      head: {
        title: 'Secretary',
        holder: aHolder(),
        alternate: { name: 'Bo Lind', mailbox, from: '2026-11-04', to: '2026-11-30' },
      },
    },
  });
const rows = (before: Register, after: Register) => {
  const actions = roleRows('mou_1', before, after);
  const keys = actions.map(({ Put, Delete }) => unmarshal(Put?.Item ?? Delete?.Key ?? {}));
  return {
    put: actions.filter(({ Put }) => Put).length,
    dropped: actions.filter(({ Delete }) => Delete).length,
    distinct: new Set(keys.map(({ pk, sk }) => `${pk} ${sk}`)).size,
  };
};

describe('The rows by which people find an agreement', () => {
  it.each<[string, Register, Register, { put: number; dropped: number }]>([
    ['move to another holder', heldBy('one@health.example'), heldBy('two@health.example'), { put: 1, dropped: 1 }],
    ['stay for the same holder', heldBy('one@health.example'), heldBy('one@health.example'), { put: 1, dropped: 0 }],
    [
      'stay when only the case of a mailbox is corrected',
      heldBy('One@health.example'),
      heldBy('one@Health.example'),
      { put: 1, dropped: 0 },
    ],
    [
      'stay when the case of a reviewer’s mailbox is corrected',
      clearedBy('LAW@health.example'),
      clearedBy('law@health.example'),
      { put: 1, dropped: 0 },
    ],
    [
      'move to another reviewer',
      clearedBy('law@health.example'),
      clearedBy('counsel@health.example'),
      { put: 2, dropped: 1 },
    ],
    ['begin for an alternate', heldBy('head@health.example'), stoodInFor('bo@health.example'), { put: 2, dropped: 0 }],
    [
      'move to another alternate',
      stoodInFor('bo@health.example'),
      stoodInFor('al@health.example'),
      { put: 2, dropped: 1 },
    ],
    [
      'end with the alternate’s period',
      stoodInFor('bo@health.example'),
      heldBy('head@health.example'),
      { put: 1, dropped: 1 },
    ],
  ])('%s', (_, before, after, moved) =>
    expect(rows(before, after)).toEqual({ ...moved, distinct: moved.put + moved.dropped }),
  );

  it('of whoever is new are written first, however many offices there are', () => {
    const offices = Object.fromEntries(
      Array.from({ length: 80 }, (_, at) => [
        `office-${at}`,
        { title: `Office ${at}`, holder: aHolder({ mailbox: `one-${at}@health.example` }) },
      ]),
    );
    const last = offices['office-79'];
    const alternate = { name: 'Bo Lind', mailbox: 'bo@health.example', from: '2026-11-04', to: '2026-11-30' };
    const after = { ...offices, ...(last && { 'office-79': { ...last, alternate } }) };
    const [first] = roleRows('mou_1', aRegister({ offices }), aRegister({ offices: after }));
    expect(unmarshal(first?.Put?.Item ?? {})).toMatchObject({ as: 'alternate', of: 'office-79' });
  });
});
