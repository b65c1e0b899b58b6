/** What stands beside its seal: a detached JWS (RFC 7515, appendix F) whose payload is the RFC 8785 JSON of what it seals. */
import { createHash, verify } from 'node:crypto';
import { canonicalJson } from '../shared/canonical.ts';
import type { SealingKeyJwk } from './copy/executed-copy.schema.ts';
import { publicKeyOf, thumbprint } from './keys/jwk.ts';
import type { Sealer } from './keys/sealer.ts';

const base64url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');
const headerOf = (kid: string): string => base64url(canonicalJson({ alg: 'RS256', kid }));
/** RFC 7515, section 5.1: what is signed is the header, a dot and the payload, both in base64url. */
const signingInput = (header: string, content: unknown): string => `${header}.${base64url(canonicalJson(content))}`;

/** Signs any JSON value; the payload is left out of the result. */
export async function detachedJws(content: unknown, { jwk, signDigest }: Sealer): Promise<string> {
  const header = headerOf(jwk.kid);
  const signature = await signDigest(createHash('sha256').update(signingInput(header, content)).digest());
  return `${header}..${Buffer.from(signature).toString('base64url')}`;
}

/**
 * What is wrong with a seal, as a full sentence; undefined when it holds for exactly this content and this key. The header must be
 * the one that we write, so that no other algorithm is ever asked for, and the key must have the name that it goes by.
 * Whether the key is the service's own is another question: compare it with the service's `/.well-known/jwks.json`.
 */
export function sealFault(content: unknown, jws: string, key: SealingKeyJwk): string | undefined {
  if (thumbprint(key) !== key.kid) return 'The key beside the seal is not the key that it says it is.';
  const [, header, signature = ''] = /^([\w-]+)\.\.([\w-]+)$/.exec(jws) ?? [];
  if (header === undefined) return 'The seal is not written as a seal is.';
  if (header !== headerOf(key.kid)) return 'The seal was made with another key, or in another way.';
  const bytes = Buffer.from(signature, 'base64url');
  // One signature has one spelling: bits that the decoder drops may not differ either.
  const holds = bytes.toString('base64url') === signature && verifies(signingInput(header, content), bytes, key);
  return holds ? undefined : 'The content was changed after it was sealed, or the seal was.';
}

function verifies(input: string, signature: Uint8Array, key: SealingKeyJwk): boolean {
  try {
    return verify('sha256', Buffer.from(input), publicKeyOf(key), signature);
  } catch {
    // Members that are no RSA key sign nothing.
    return false;
  }
}
