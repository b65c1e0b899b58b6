/** A sealing key is known by its RFC 7638 thumbprint: whoever holds the public half can work its name out, and no other key has it. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { SealingKeyJwk } from '../copy/executed-copy.schema.ts';

/** RFC 7638, section 3: SHA-256 over the required members in the order of their names. */
export const thumbprint = ({ n, e }: Pick<SealingKeyJwk, 'n' | 'e'>): string =>
  createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');

/** @param spki DER of the key's SubjectPublicKeyInfo */
export function jwkOf(spki: Uint8Array): SealingKeyJwk {
  const { n, e } = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }).export({ format: 'jwk' });
  if (n === undefined || e === undefined) throw new TypeError('A sealing key is an RSA key');
  return { kty: 'RSA', n, e, kid: thumbprint({ n, e }), alg: 'RS256' };
}

/** Throws when the members are no RSA key. */
export const publicKeyOf = ({ kty, n, e }: SealingKeyJwk): KeyObject =>
  createPublicKey({ key: { kty, n, e }, format: 'jwk' });
