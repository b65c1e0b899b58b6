import { describe, expect, it } from 'vitest';
import { partyIdOf } from '../../../shared/ids.ts';
import { AGREEMENT, aRecord, aStream, type Happened, PARTIES, ROUND } from '../a-record.ts';
import { verifySigners } from './verify-signers.ts';

const [party = ''] = PARTIES;
const head = { name: 'Maria Quintero', mailbox: 'head@health.example' };
const other = { name: 'Ana Lind', mailbox: 'ana@health.example' };
const at = (minute: number): string => `2026-11-02T11:${String(minute).padStart(2, '0')}:00.000Z`;

const confirmed = (holder: object, minute = 1): Happened => ({
  ...{ type: 'OfficesConfirmed', at: at(minute), data: { party } },
  words: { offices: { head: { title: 'Director', holder } } },
});
const event = (type: string, minute: number, words: object, office = 'head'): Happened => ({
  ...{ type, at: at(minute), data: { office }, words },
});
const signed = (by: object): Happened => ({
  ...{ type: 'SignatureGiven', at: at(30), data: { party, method: 'emailed link and emailed code' } },
  words: { office: 'head', ...by },
});
const verdictOf = (by: object, ...own: Happened[]) => {
  const record = aRecord();
  return verifySigners({
    ...record,
    streams: [aStream(ROUND, [signed(by)]), aStream(partyIdOf(AGREEMENT, party), own)],
  });
};

describe('A signature by link', () => {
  it.each<[string, object, Happened[]]>([
    ['the holder', head, [confirmed(head)]],
    ['the holder, however the mailbox is written', { ...head, mailbox: 'Head@Health.example' }, [confirmed(head)]],
    ['who replaced the holder', other, [confirmed(head), event('HolderReplaced', 5, { before: head, after: other })]],
    ['a delegate', other, [confirmed(head), event('DelegateNamed', 5, { delegate: other, delegator: head })]],
    [
      'the head, once the delegation had ended',
      head,
      [
        confirmed(head),
        event('DelegateNamed', 5, { delegate: other, delegator: head }),
        event('DelegationEnded', 6, { delegate: other, delegator: head }),
      ],
    ],
    ['the holder, who was replaced later', head, [confirmed(head), event('HolderReplaced', 40, { after: other })]],
    [
      'the holder of another office that changed',
      head,
      [confirmed(head), event('HolderReplaced', 5, { after: other }, 'cfo')],
    ],
  ])('of %s holds', (_, by, own) =>
    expect(verdictOf(by, ...own)).toMatchObject({
      faults: [],
      unknown: [],
      holds: [expect.stringContaining('held the office')],
    }),
  );

  it.each<[string, object, Happened[]]>([
    ['from another mailbox', { ...head, mailbox: 'head@evil.example' }, [confirmed(head)]],
    ['by another name', { ...head, name: 'Eve' }, [confirmed(head)]],
    ['of a holder who was replaced before', head, [confirmed(head), event('HolderReplaced', 5, { after: other })]],
    [
      'of a delegate who was none yet',
      other,
      [confirmed(head), event('DelegateNamed', 40, { delegate: other, delegator: head })],
    ],
    ['of an office that was never confirmed', head, [confirmed(other)]],
  ])('%s is a fault', (_, by, own) =>
    expect(verdictOf(by, ...own).faults).toEqual([expect.stringContaining(`${party} signed as `)]),
  );

  it('whose agency’s words were removed cannot be checked, and is no fault', () => {
    const { words: _, ...gone } = confirmed(head);
    const { faults, unknown } = verdictOf(head, gone);
    expect([faults, unknown]).toEqual([[], [expect.stringContaining('cannot be checked')]]);
  });
});
