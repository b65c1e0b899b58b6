/** Keys by their thumbprint: which key sealed, and whether it is among the keys of a service that someone trusts. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { thumbprint } from '../keys/jwk.ts';
import { blank, faulty, some, type Verdict } from './verdict.ts';

/** Shorter keys can be forged within a budget; the service's own has 3072 bits. */
const SHORTEST_KEY = 2048;

export const kidOf = (key: KeyObject): string => {
  const { e = '', n = '' } = key.export({ format: 'jwk' });
  return thumbprint({ e, n });
};

/** The RSA key of a JWK, or undefined when it is none or too short to rely on. */
export function rsaKey({ e, n }: { e: string; n: string }): KeyObject | undefined {
  try {
    return longEnough(createPublicKey({ key: { kty: 'RSA', e, n }, format: 'jwk' }));
  } catch {
    return undefined;
  }
}

export const longEnough = (key: KeyObject): KeyObject | undefined =>
  key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= SHORTEST_KEY ? key : undefined;

const jwks = z.object({
  keys: z.array(z.object({ kty: z.string(), n: z.string().optional(), e: z.string().optional() })),
});

/** Thumbprints of a JSON Web Key Set, reckoned from the keys themselves; undefined when it is none. */
export function kidsOf(set: unknown): string[] | undefined {
  const { data } = jwks.safeParse(set);
  return data?.keys.flatMap(({ kty, n, e }) => (kty === 'RSA' && n && e ? [thumbprint({ n, e })] : []));
}

/** Whose key it is: said by a set of keys where one is given, left open where none is. */
export function whoseKey(kid: string, service: string | undefined, set: unknown): Verdict {
  const where = service ? `${service}/.well-known/jwks.json` : '/.well-known/jwks.json of the service';
  if (set === undefined)
    return {
      ...blank(),
      key: { kid, known: false },
      unknown: [`Whose key it is: compare ${kid} with ${where}, or with the copy that another agency received.`],
    };
  const kids = kidsOf(set);
  if (kids === undefined) return faulty('The file of keys is not a JSON Web Key Set.');
  if (kids.includes(kid))
    return {
      ...blank(),
      key: { kid, known: true },
      holds: [`The key ${kid} is among the keys that were given to compare with.`],
    };
  const fault = `The key ${kid} is not among the keys that were given to compare with: ${some(kids) || 'none'}.`;
  return { ...faulty(fault), key: { kid, known: false, fault } };
}

/** Whose key it is, asked of the service itself: that a stranger sealed a file is no fault of the file, and is said before all else. */
export const ownKey = (kid: string, own: readonly string[]): Verdict =>
  own.includes(kid)
    ? { ...blank(), key: { kid, known: true }, holds: [`The key ${kid} is one of this service’s own.`] }
    : {
        ...blank(),
        key: { kid, known: false },
        unknown: [`Whose key it is: ${kid} is none of this service’s. Anyone can make a key and name this service.`],
      };
