/** Detached JWS (RFC 7515, appendix F) over the RFC 8785 JSON of a value: who signed it, and whether it is still what was signed. */
import { type KeyObject, verify } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical.ts';
import { rsaKey, thumbprint } from './keys.ts';

export interface Signed {
  value: unknown;
  jws: string;
  key: { n: string; e: string; kid: string };
}

const DETACHED = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)$/;

/** The header, when it is one that RS256 over a plain payload has, and nothing that would change its meaning. */
function kidInHeader(encoded: string): string | undefined {
  try {
    const header = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as Record<string, unknown>;
    const known = header !== null && header.alg === 'RS256' && !('crit' in header) && !('b64' in header);
    return known && typeof header.kid === 'string' ? header.kid : undefined;
  } catch {
    return undefined;
  }
}

const signedBytes = (header: string, value: unknown): Buffer | undefined => {
  try {
    return Buffer.from(`${header}.${Buffer.from(canonicalJson(value), 'utf8').toString('base64url')}`, 'ascii');
  } catch {
    // A value that JSON can carry and RFC 8785 cannot, such as half a character, was never signed.
    return undefined;
  }
};

const holds = (bytes: Buffer | undefined, key: KeyObject, signature: string): boolean =>
  bytes !== undefined && verify('sha256', bytes, key, Buffer.from(signature, 'base64url'));

/** What is wrong with a signature, in words about `what`; undefined when it holds. */
export function wrongWith({ value, jws, key }: Signed, what: string): string | undefined {
  const [, header = '', signature = ''] = DETACHED.exec(jws) ?? [];
  const kid = kidInHeader(header);
  if (kid === undefined) return `The signature of ${what} is not one that this program knows (detached JWS, RS256).`;
  const rsa = rsaKey(key);
  if (rsa === undefined) return `The key beside ${what} is no RSA key of at least 2048 bits.`;
  if (thumbprint(key) !== key.kid || kid !== key.kid)
    return `The key beside ${what} is not the key that its signature names, ${kid}.`;
  return holds(signedBytes(header, value), rsa, signature)
    ? undefined
    : `The signature of ${what} does not hold: it was changed after it was sealed, or was not sealed with this key.`;
}
