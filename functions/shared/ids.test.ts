/** Ids say what they are and lead to each other; secrets are long enough that none is ever guessed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from './canonical.ts';
import {
  agreementIdOf,
  codeHash,
  codeOf,
  looksLikeSecret,
  newAgreementId,
  newCommandId,
  newSalt,
  newSecret,
  roundIdOf,
  secretHash,
} from './ids.ts';

const now = Date.parse('2026-11-24T18:30:00.000Z');
const many = <T>(make: () => T): T[] => Array.from({ length: 2_000 }, make);

describe('Ids say what they are', () => {
  it.each<[string, () => string, RegExp]>([
    ['an agreement', () => newAgreementId(now), /^mou_[0-9A-HJKMNP-TV-Z]{26}$/],
    ['a command', newCommandId, /^cmd_[0-9A-HJKMNP-TV-Z]{26}$/],
  ])('%s has its prefix and a ULID, and no two are the same', (_, make, shape) => {
    const ids = many(make);
    for (const id of ids) expect(id).toMatch(shape);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('an id of a later moment sorts after an earlier one', () =>
    expect(newAgreementId(now) < newAgreementId(now + 1)).toBe(true));
});

describe('A round is known from its agreement, and an agreement from its round', () => {
  it('by every version', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 45 }), fc.integer({ min: 1, max: 9_999 }), (at, version) => {
        const agreement = newAgreementId(at);
        expect(roundIdOf(agreement, version)).toMatch(/^sig_[0-9A-Z]{26}-\d+$/);
        expect(agreementIdOf(roundIdOf(agreement, version))).toBe(agreement);
      }),
      { seed: 20261102 },
    );
  });

  it('two versions of one agreement are two rounds', () =>
    expect(roundIdOf('mou_01K8', 1)).not.toBe(roundIdOf('mou_01K8', 11)));

  it.each([
    '',
    'sig_',
    'mou_01K8-1',
    'sig_01K8',
    'sig_01K8-',
    'sig_01k8-1',
    'sig_01K8-1\n',
    'x sig_01K8-1',
    'sig_01K8#1-1',
    'sig_01K8-1-1',
  ])('%j is no round, and leads to an agreement that cannot be', (round) => expect(agreementIdOf(round)).toBe('mou_'));
});

describe('Secrets', () => {
  it('are 256 bits in lower-case base32: 52 characters that survive mail, and no two alike', () => {
    const secrets = many(newSecret);
    for (const secret of secrets) expect(secret).toMatch(/^[a-z2-7]{52}$/);
    expect(secrets.every(looksLikeSecret)).toBe(true);
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  it('use every letter of their alphabet', () =>
    expect([...new Set(many(newSecret).join(''))].sort().join('')).toBe('234567abcdefghijklmnopqrstuvwxyz'));

  it.each([
    ['upper case', 'A'.repeat(52)],
    ['one character too few', 'a'.repeat(51)],
    ['one too many', 'a'.repeat(53)],
    ['a digit that base32 does not have', `${'a'.repeat(51)}1`],
    ['a line break at the end', `${'a'.repeat(52)}\n`],
    ['nothing', ''],
  ])('%s does not look like one', (_, text) => expect(looksLikeSecret(text)).toBe(false));

  it('are kept as a hash from which they cannot be read', () => {
    const secret = newSecret();
    expect(secretHash(secret)).toBe(sha256(secret));
    expect(secretHash(secret)).not.toContain(secret.slice(0, 8));
  });
});

describe('Codes', () => {
  it.each([6, 20])('of %i digits have leading zeros too, and are spread over all there are', (digits) => {
    const codes = many(() => codeOf(newSalt(), digits));
    for (const code of codes) expect(code).toMatch(new RegExp(`^\\d{${digits}}$`));
    expect(new Set(codes.map((code) => code[0])).size).toBe(10);
    expect(new Set(codes).size).toBeGreaterThan(1_900);
  });

  it('are the same each time they are made from one seed, so that one can be sent again', () => {
    const seed = newSalt();
    expect(codeOf(seed, 6)).toBe(codeOf(seed, 6));
    expect(codeOf(seed, 20)).not.toBe(codeOf(newSalt(), 20));
  });

  it('and words are kept under a salt, so that two equal ones look different', () => {
    const [one, other] = [newSalt(), newSalt()];
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(codeHash('123456', one)).toBe(codeHash('123456', one));
    expect(codeHash('123456', one)).not.toBe(codeHash('123456', other));
    expect(codeHash('123456', one)).not.toBe(codeHash('123457', one));
  });
});
