/** The sealer of this installation: the current key, which stands among the published keys before it seals for the first time. */
import type { Instant } from '../../shared/kernel.ts';
import { once } from '../../shared/once.ts';
import { keepKey, keptKey } from './key.store.ts';
import { createdAt, type PublicHalf, publicHalf, sealingKeyArn, signDigest } from './key-service.ts';
import type { Sealer } from './sealer.ts';

const serviceHost = (): string => new URL(process.env.SERVICE_URL ?? '').host;

/** The service's host may change in the life of a key; the key's certificate does not, because the first one is kept. */
async function certificateOf({ spki, jwk }: PublicHalf, now: Instant): Promise<Uint8Array> {
  const kept = await keptKey(jwk.kid);
  if (kept) return kept.certificate;
  // Certificates are heavy to load, and only a key's first use makes one.
  const { sealCertificate } = await import('./seal-certificate.ts');
  const made = { spki, createdAt: await createdAt(), host: serviceHost(), signDigest };
  const certificate = await sealCertificate(made);
  return (await keepKey({ jwk, certificate, arn: sealingKeyArn(), firstUsedAt: now })).certificate;
}

/** There is no other way to a sealer: whoever seals has the key written down first. */
export const sealingKey: (now: Instant) => Promise<Sealer> = once(async (now) => {
  const half = await publicHalf();
  return { jwk: half.jwk, certificate: await certificateOf(half, now), signDigest };
});
