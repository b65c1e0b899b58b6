/** A round is open for the days that the text says, and never past the moment at which signing it would be too late. */
import { describe, expect, it } from 'vitest';
import { anAgreement, aSunset, aTerm, successor } from '../../agreements/testing/an-agreement.ts';
import { lastMomentToSign, periodOf } from './period.rules.ts';

const calendar = { zone: 'America/New_York', country: 'US' };
const NOW = '2026-11-24T18:30:00.000Z';
const first = (changes: Parameters<typeof aSunset>[0] = {}) => ({ ...anAgreement(), sunset: aSunset(changes) });
const { kind, follows } = successor().data;
const second = { ...first(), follows: { kind, ...follows } };

describe('It can be signed', () => {
  it.each([
    ['for its days, where nothing ends before', first(), undefined, '2026-12-24T22:00:00.000Z'],
    ['to its own end day', first({ then: 'goes-on', endsOn: '2026-12-10' }), undefined, '2026-12-10T22:00:00.000Z'],
    [
      'for its days, where its end day is later',
      first({ then: 'goes-on', endsOn: '2027-12-10' }),
      undefined,
      '2026-12-24T22:00:00.000Z',
    ],
    [
      'to the end of the text that it follows',
      second,
      aTerm({ endsAt: '2026-12-01T22:00:00.000Z' }),
      '2026-12-01T22:00:00.000Z',
    ],
    ['for its days, where that text has no end', second, aTerm({ endsAt: undefined }), '2026-12-24T22:00:00.000Z'],
  ])('%s', (_, version, holds, deadline) =>
    expect(periodOf(calendar, 30, NOW, lastMomentToSign(version, holds)).deadline).toBe(deadline),
  );
});
