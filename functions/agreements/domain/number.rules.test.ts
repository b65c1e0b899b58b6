import { describe, expect, it } from 'vitest';
import { anAgreement, executed, published, returned, SIGNED, voided } from '../testing/an-agreement.ts';
import { type Sent, sentBefore, standing } from './number.rules.ts';

const { documentHash } = published().data;
const OTHER = 'e'.repeat(64);
const sent = (agreement = anAgreement(), more: Partial<Sent> = {}): Sent => ({
  agreement,
  documentHash,
  at: SIGNED,
  ...more,
});
const withAnnexes = () => sent({ ...anAgreement(), annexes: { [OTHER]: 'missing', [documentHash]: 'kept' } });

describe('A text', () => {
  it('is sent under a number that nothing has', () => expect(sentBefore([], documentHash)).toBeUndefined());

  it('is sent once: the agreement is named, with its number, when it was sent and how it stands', () =>
    expect(sentBefore([sent()], documentHash)).toMatchObject({
      code: 'already-sent',
      wrong:
        'This text of MOU-2026-014 was sent already: it is mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ, sent on Tue, Nov 24, 2026, 1:30 p.m. ET, and is out for signature.',
      about: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
    }));

  it.each([
    ['executed', executed()],
    ['returned', returned()],
  ])('is not sent anew while the first one is %s', (status, agreement) =>
    expect(sentBefore([sent(agreement)], documentHash)?.wrong).toContain(`and is ${status}.`),
  );

  it('is known as the first version and as the one that is out', () => {
    const revised = sent({ ...anAgreement(), documentHash: OTHER });
    for (const hash of [documentHash, OTHER]) expect(sentBefore([revised], hash)?.code).toBe('already-sent');
  });

  it('that waits for annexes is told of them, as long as it can take them', () => {
    expect(sentBefore([withAnnexes()], documentHash)?.remedy).toContain(
      'It waits for 1 of its annexes: hand them in (npm run mou: annex mou_',
    );
    const over = { ...withAnnexes(), agreement: { ...withAnnexes().agreement, status: 'returned' as const } };
    for (const one of [sent(), over]) expect(sentBefore([one], documentHash)?.remedy).not.toContain('annexes');
  });
});

describe('A number', () => {
  it('is of one text: another one is a new version, or has a number of its own', () =>
    expect(sentBefore([sent()], OTHER)).toMatchObject({
      code: 'number-taken',
      wrong: expect.stringContaining('Another text was sent under the number MOU-2026-014: it is mou_'),
      remedy: expect.stringContaining('revise mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ FILE'),
    }));

  it('is free again when what was sent under it is voided', () =>
    expect(sentBefore([sent(voided())], documentHash)).toBeUndefined());

  it('that two agreements have is the one’s whose text it is, or the first one’s that stands', () => {
    const second = sent({ ...anAgreement(), id: 'mou_2', documentHash: OTHER }, { documentHash: OTHER });
    const both = [sent(), second];
    expect(sentBefore(both, OTHER)).toMatchObject({ code: 'already-sent', about: 'mou_2' });
    expect(sentBefore(both, 'f'.repeat(64))).toMatchObject({ code: 'number-taken', about: sent().agreement.id });
    expect(standing([sent(voided()), second])).toEqual([second]);
    expect(sentBefore([sent(voided()), second], documentHash)).toMatchObject({ code: 'number-taken', about: 'mou_2' });
  });
});
