/** The JSON twin of an executed copy: whatever was changed in it is named, whoever seals it again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/canonical.ts';
import type { ExecutedCopy, SealedCopy } from '../copy/executed-copy.schema.ts';
import { aCopy, aCopyOfTwo, sealed } from './a-copy.ts';
import { aKey, detachedJws } from './a-key.ts';
import { aRecordOfTwo, aSuccessor, DOCUMENT, ENDS_AT, EXECUTED } from './a-record.ts';
import { whoseKey } from './keys.ts';
import { verifies } from './verdict.ts';
import { verifyBareCopy, verifyCopy } from './verify-copy.ts';
import { againstCopy } from './witness.ts';

const key = aKey();
const good = sealed(key);
const twin = () => structuredClone(good);

/** The faults of a copy that was changed and then sealed again by the same key. */
const resealed = (change: (copy: ExecutedCopy) => unknown): string[] => {
  const copy = aCopy(key.jwk.kid);
  change(copy);
  return verifyCopy(sealed(key, copy)).faults;
};

describe('A sealed copy that nobody touched', () => {
  it('verifies, and says by which key, of which text, and who signed', () => {
    const verdict = verifyCopy(twin());
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds.join('\n')).toMatch(
      new RegExp(`sealed with the key ${key.jwk.kid}.*document hash.*2 agencies.*last event of 2 records`, 's'),
    );
  });

  it('verifies with its members in any order, and after a trip as JSON', () => {
    const turned = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(good.copy))).reverse());
    expect(verifyCopy({ ...twin(), copy: turned }).faults).toEqual([]);
  });

  it('verifies where the name of a signer was removed by law', () =>
    expect(resealed(({ signatures: [one] }) => Object.assign(one ?? {}, { signer: null }))).toEqual([]));
});

describe('What was changed after it was sealed is named', () => {
  it.each<[string, (twin: SealedCopy) => unknown, RegExp]>([
    ['a date', ({ copy }) => Object.assign(copy, { madeAt: '2026-11-02T12:00:06.000Z' }), /was changed after/],
    ['a name', ({ copy }) => Object.assign(copy.signatures[0] as object, { agency: 'Other' }), /was changed after/],
    ['the text', ({ copy }) => Object.assign(copy.text as object, { title: 'Other' }), /The text is not the one/],
    ['the signature', (twin) => Object.assign(twin, { jws: twin.jws.replace(/.{8}$/, 'AAAAAAAA') }), /changed after/],
    ['the key', (twin) => Object.assign(twin, { key: aKey().jwk }), /says that \S+ sealed it/],
    ['the name of the key', ({ key }) => Object.assign(key, { kid: 'other' }), /and not other/],
    [
      'an attached payload',
      (twin) => Object.assign(twin, { jws: twin.jws.replace('..', '.e30.') }),
      /not written as a seal is/,
    ],
    [
      'no algorithm',
      (twin) => Object.assign(twin, { jws: detachedJws(twin.copy, key, { alg: 'none' }) }),
      /in another way/,
    ],
    [
      'a critical header',
      (twin) => Object.assign(twin, { jws: detachedJws(twin.copy, key, { crit: ['b64'], b64: false }) }),
      /in another way/,
    ],
    ['another shape', ({ copy }) => Object.assign(copy, { extra: true }), /shape of an executed copy: look at copy/],
    ['nothing where the text was', ({ copy }) => Object.assign(copy, { text: undefined }), /The text is not the one/],
    ['half a character', ({ copy }) => Object.assign(copy, { service: '\ud800' }), /cannot have been sealed/],
  ])('%s', (_, change, fault) => {
    const changed = twin();
    change(changed);
    expect(verifyCopy(changed).faults.join('\n')).toMatch(fault);
  });

  it('any one character of the copy', () =>
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('0', 'x', ' ', '"'), (pick, put) => {
        const text = JSON.stringify(good.copy);
        const place = pick % text.length;
        fc.pre(text[place] !== put);
        let copy: unknown;
        try {
          copy = JSON.parse(`${text.slice(0, place)}${put}${text.slice(place + 1)}`);
        } catch {
          fc.pre(false);
        }
        expect(verifies(verifyCopy({ ...good, copy }))).toBe(false);
      }),
      { numRuns: 300, seed: 20261125 },
    ));

  it('a key too short to rely on', () => {
    const short = aKey(1024);
    expect(verifyCopy(sealed(short)).faults).toEqual(['The key beside the copy is no RSA key of at least 2048 bits.']);
  });
});

describe('What a copy says wrongly is named, even under a sound seal', () => {
  it.each<[string, (copy: ExecutedCopy) => unknown, RegExp]>([
    ['a party that did not sign', (copy) => copy.signatures.pop(), /its signature is missing/],
    ['a party that signed twice', ({ signatures: all }) => all.push(...all.slice(0, 1)), /signed 2 times/],
    ['a stranger’s signature', ({ signatures: [one] }) => Object.assign(one ?? {}, { party: 'x' }), /no party of the/],
    [
      'a signature after the execution',
      ({ signatures: [one] }) => Object.assign(one ?? {}, { signedAt: '2026-11-03T00:00:00.000Z' }),
      /later than the execution/,
    ],
    [
      'a second office of a party that must sign as well',
      (copy) => {
        const text = copy.text as { parties: { signatories: string[] }[] };
        text.parties[0]?.signatories.push('cfo');
      },
      /\(\w+_cfo\) is a party of the text, and its signature is missing/,
    ],
    ['another text', ({ agreement }) => Object.assign(agreement, { textHash: sha256('x') }), /The text is not the one/],
    ['another page', ({ agreement }) => Object.assign(agreement, { htmlHash: sha256('x') }), /does not follow/],
    ['another number', ({ agreement }) => Object.assign(agreement, { number: 'MOU-1' }), /and the copy says MOU-1/],
    ['no signing round', ({ chain }) => chain.pop(), /list of its records is not whole/],
    ['a record named twice', ({ chain }) => chain.push(...chain.slice(0, 1)), /list of its records is not whole/],
    ['another key', ({ seal }) => Object.assign(seal, { kid: 'other' }), /says that other sealed it/],
    ['a text without parties', (copy) => Object.assign(copy, { text: {} }), /does not say which agencies/],
  ])('%s', (_, change, fault) => expect(resealed(change).join('\n')).toMatch(fault));
});

describe('The copy of a version that follows another', () => {
  const second = () => aCopyOfTwo(key.jwk.kid);
  const faultsOf = (change: (copy: ExecutedCopy) => unknown): string => {
    const copy = second();
    change(copy);
    return verifyCopy(sealed(key, copy)).faults.join('\n');
  };

  it('verifies, and says which one it follows, and from when to when it holds', () => {
    const { faults, holds } = verifyCopy(sealed(key, second()));
    expect(faults).toEqual([]);
    expect(holds.join('\n')).toContain(
      `Version 2 is an amendment of version 1, whose document has the hash ${DOCUMENT.hash}; it holds from 2027-12-01T15:00:00.000Z to ${ENDS_AT}.`,
    );
  });

  it.each<[string, (copy: ExecutedCopy) => unknown, RegExp]>([
    [
      'another kind',
      ({ agreement: { follows } }) => Object.assign(follows ?? {}, { kind: 'renewal' }),
      /do not say the same/,
    ],
    [
      'another version',
      ({ agreement: { follows } }) => Object.assign(follows ?? {}, { version: 3 }),
      /do not say the same/,
    ],
    [
      'the hash of another text',
      ({ agreement: { follows } }) => Object.assign(follows ?? {}, { documentHash: 'e'.repeat(64) }),
      /do not say the same of the version that it follows/,
    ],
    [
      'nothing of what it follows',
      ({ agreement }) => Object.assign(agreement, { follows: undefined }),
      /do not say the same/,
    ],
    [
      'another last day',
      ({ agreement }) => Object.assign(agreement, { ends: '2029-01-01' }),
      /the same of its last day/,
    ],
    [
      'a moment before its execution',
      ({ agreement }) => Object.assign(agreement, { effectiveAt: EXECUTED }),
      /holds before it was executed/,
    ],
    [
      'an end before it holds',
      ({ agreement }) => Object.assign(agreement, { endsAt: EXECUTED }),
      /ends before it holds/,
    ],
    [
      'a party that is said to leave',
      ({ signatures: [one] }) => Object.assign(one ?? {}, { leaves: true }),
      /do not agree whether .* leaves with this version/,
    ],
  ])('is at fault with %s', (_, change, fault) => expect(faultsOf(change)).toMatch(fault));

  it('is no copy of a record whose second version is another one', () =>
    expect(againstCopy(aRecordOfTwo(aSuccessor({ title: 'Another map' })), second()).faults.join('\n')).toMatch(
      /is not the one that the sealed copy names: the record was rewritten/,
    ));
});

describe('Anything else', () => {
  it('never throws, and never verifies', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ copy: fc.jsonValue(), jws: fc.string(), key: fc.jsonValue() })),
        (value) => {
          expect(verifies(verifyCopy(value))).toBe(false);
          expect(verifies(verifyBareCopy(value))).toBe(false);
        },
      ),
      { seed: 20261125 },
    ));
});

describe('Whose key it is', () => {
  const { kid } = key.jwk;
  it('is left open without the keys of the service', () =>
    expect(whoseKey(kid, 'https://concord.example', undefined).unknown.join()).toContain(
      `compare ${kid} with https://concord.example/.well-known/jwks.json`,
    ));
  it('is said with them: among them, or not', () => {
    expect(whoseKey(kid, undefined, { keys: [aKey().jwk, key.jwk] }).holds.join()).toContain('is among the keys');
    expect(whoseKey(kid, undefined, { keys: [aKey().jwk] }).faults.join()).toContain('is not among the keys');
  });
  it('a key that only claims the name is not among them', () =>
    expect(whoseKey(kid, undefined, { keys: [{ ...aKey().jwk, kid }] }).faults).toHaveLength(1));
  it('a file that is no key set is a fault', () =>
    expect(whoseKey(kid, undefined, []).faults).toEqual(['The file of keys is not a JSON Web Key Set.']));
});
