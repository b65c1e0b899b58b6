/** A detached seal holds for exactly one content, one key and one spelling. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../shared/canonical.ts';
import { aSealer } from './a-sealer.ts';
import { detachedJws, sealFault } from './jws.ts';
import { jwkOf, thumbprint } from './keys/jwk.ts';
import type { Sealer } from './keys/sealer.ts';

let sealer: Sealer;
let other: Sealer;
beforeAll(async () => {
  [sealer, other] = await Promise.all([aSealer(), aSealer()]);
});

const CHANGED = 'The content was changed after it was sealed, or the seal was.';
const json = fc.jsonValue({ maxDepth: 3 });
/** Signing is slow: this many contents are enough to meet every kind of value. */
const some = { numRuns: 40 };

describe('A key', () => {
  it('is named as the example of RFC 7638, section 3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    expect(thumbprint({ n, e: 'AQAB' })).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });

  it('has its name from its public half alone', () => {
    const { kty, n, e } = sealer.jwk;
    const spki = createPublicKey({ key: { kty, n, e }, format: 'jwk' }).export({ format: 'der', type: 'spki' });
    expect(jwkOf(spki)).toEqual(sealer.jwk);
  });
});

describe('A seal', () => {
  it('holds for what was sealed, in whatever order its members stand', () =>
    fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), json), async (content) => {
        const reversed = Object.fromEntries(Object.entries(content).reverse());
        expect(sealFault(reversed, await detachedJws(content, sealer), sealer.jwk)).toBeUndefined();
      }),
      some,
    ));

  it('does not hold for any other content', () =>
    fc.assert(
      fc.asyncProperty(json, json, async (content, forged) => {
        fc.pre(canonicalJson(content) !== canonicalJson(forged));
        expect(sealFault(forged, await detachedJws(content, sealer), sealer.jwk)).toBe(CHANGED);
      }),
      some,
    ));

  it('does not hold with any one character of it changed', async () => {
    const jws = await detachedJws({ a: 1 }, sealer);
    const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= ';
    const change = fc.record({ at: fc.nat({ max: jws.length - 1 }), to: fc.constantFrom(...ALPHABET) });
    fc.assert(
      fc.property(change, ({ at, to }) => {
        fc.pre(jws[at] !== to);
        expect(sealFault({ a: 1 }, jws.slice(0, at) + to + jws.slice(at + 1), sealer.jwk)).toBeDefined();
      }),
      { numRuns: 500 },
    );
    // The last character of a signature carries bits that a decoder drops.
    for (const to of ALPHABET.replace(String(jws.at(-1)), ''))
      expect(sealFault({ a: 1 }, jws.slice(0, -1) + to, sealer.jwk), to).toBeDefined();
  });

  it('is a JWS to any other program, once its payload is put back', async () => {
    const content = { format: 'concord-tips@1', day: '2026-03-02' };
    const [header = '', nothing, signature = ''] = (await detachedJws(content, sealer)).split('.');
    expect(nothing).toBe('');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256', kid: sealer.jwk.kid });
    const payload = Buffer.from(canonicalJson(content)).toString('base64url');
    const key = createPublicKey({ key: { ...sealer.jwk }, format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });
});

describe('A seal is refused', () => {
  const header = (value: object) => Buffer.from(canonicalJson(value)).toString('base64url');
  const signedWith = async (value: object) => {
    const head = header(value);
    const input = `${head}.${Buffer.from(canonicalJson({ a: 1 })).toString('base64url')}`;
    const signature = await sealer.signDigest(createHash('sha256').update(input).digest());
    return `${head}..${Buffer.from(signature).toString('base64url')}`;
  };

  it('by another key', async () =>
    expect(sealFault({ a: 1 }, await detachedJws({ a: 1 }, sealer), other.jwk)).toBe(
      'The seal was made with another key, or in another way.',
    ));

  it('by a key under the name of another', async () =>
    expect(sealFault({ a: 1 }, await detachedJws({ a: 1 }, sealer), { ...other.jwk, kid: sealer.jwk.kid })).toBe(
      'The key beside the seal is not the key that it says it is.',
    ));

  it.each<[string, (kid: string) => object]>([
    ['without an algorithm', (kid) => ({ alg: 'none', kid })],
    ['with a shared secret, which the public key would be', (kid) => ({ alg: 'HS256', kid })],
    ['with more in its header than we write', (kid) => ({ alg: 'RS256', kid, crit: ['b64'], b64: false })],
    ['without the name of its key', () => ({ alg: 'RS256' })],
  ])('%s', async (_what, made) => {
    const jws = await signedWith(made(sealer.jwk.kid));
    expect(sealFault({ a: 1 }, jws, sealer.jwk)).toBe('The seal was made with another key, or in another way.');
  });

  it.each(['', '..', 'a..', '..a', 'a.b.c', 'a..b.c'])('when it is %j', (jws) =>
    expect(sealFault({ a: 1 }, jws, sealer.jwk)).toBe('The seal is not written as a seal is.'),
  );

  it('when its payload stands in it: what is sealed is what stands beside it', async () => {
    const [head, , signature] = (await detachedJws({ a: 1 }, sealer)).split('.');
    const payload = Buffer.from(canonicalJson({ a: 1 })).toString('base64url');
    expect(sealFault({ a: 1 }, `${head}.${payload}.${signature}`, sealer.jwk)).toBe(
      'The seal is not written as a seal is.',
    );
  });

  it('when its key is no key', () => {
    const broken = { ...sealer.jwk, n: '', e: '' };
    const kid = thumbprint(broken);
    const jws = `${header({ alg: 'RS256', kid })}..AAAA`;
    expect(sealFault({ a: 1 }, jws, { ...broken, kid })).toBe(CHANGED);
  });
});
