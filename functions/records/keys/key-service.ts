/** The one file that speaks to KMS, where the sealing key is and stays: its public half, its age, and signatures over digests. */
import { DescribeKeyCommand, GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { type Instant, instant } from '../../shared/kernel.ts';
import { once } from '../../shared/once.ts';
import type { SealingKeyJwk } from '../copy/executed-copy.schema.ts';
import { jwkOf } from './jwk.ts';

const kms = new KMSClient({});
export const sealingKeyArn = (): string => process.env.SEAL_KEY ?? '';

export interface PublicHalf {
  /** DER of its SubjectPublicKeyInfo. */
  spki: Uint8Array;
  jwk: SealingKeyJwk;
}

export const publicHalf: () => Promise<PublicHalf> = once(async () => {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: sealingKeyArn() }));
  if (!PublicKey) throw new Error('KMS gave no public key');
  return { spki: PublicKey, jwk: jwkOf(PublicKey) };
});

/** When the key was made. */
export async function createdAt(): Promise<Instant> {
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: sealingKeyArn() }));
  if (!KeyMetadata?.CreationDate) throw new Error('KMS does not say when the key was made');
  return instant(KeyMetadata.CreationDate.getTime());
}

/** RSASSA-PKCS1-v1_5 over a SHA-256 digest of 32 bytes. */
export async function signDigest(digest: Uint8Array): Promise<Uint8Array> {
  const { Signature } = await kms.send(
    new SignCommand({
      KeyId: sealingKeyArn(),
      Message: digest,
      MessageType: 'DIGEST',
      SigningAlgorithm: 'RSASSA_PKCS1_V1_5_SHA_256',
    }),
  );
  if (!Signature) throw new Error('KMS gave no signature');
  return Signature;
}
