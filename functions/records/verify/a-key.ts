/** For tests: a sealing key of their own, with its JWK, and detached JWS made with it. */
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical.ts';
import type { SealedCopy } from '../copy/executed-copy.schema.ts';
import { kidOf } from './keys.ts';

export interface TestKey {
  privateKey: KeyObject;
  jwk: SealedCopy['key'];
}

export function aKey(modulusLength = 2048): TestKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const publicKey = createPublicKey(privateKey);
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  return { privateKey, jwk: { kty: 'RSA', n, e, kid: kidOf(publicKey), alg: 'RS256' } };
}

export function detachedJws(value: unknown, { privateKey, jwk }: TestKey, header: object = {}): string {
  const encoded = Buffer.from(JSON.stringify({ alg: 'RS256', kid: jwk.kid, ...header })).toString('base64url');
  const payload = Buffer.from(canonicalJson(value)).toString('base64url');
  return `${encoded}..${sign('sha256', Buffer.from(`${encoded}.${payload}`), privateKey).toString('base64url')}`;
}
