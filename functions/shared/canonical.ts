/** RFC 8785 canonical JSON and SHA-256: the one way in which Concord hashes anything that is signed or chained. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 (JCS) text of a JSON value. Throws on values JSON cannot carry. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON values have a canonical form');
  return text;
};

/** Lower-case hex SHA-256 of UTF-8 text or bytes. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export const hashOf = (value: unknown): string => sha256(canonicalJson(value));
