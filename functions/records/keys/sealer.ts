/** What seals: a key that signs digests and never leaves where it is, with the certificate that names it. */
import type { SealingKeyJwk } from '../copy/executed-copy.schema.ts';

export interface Sealer {
  jwk: SealingKeyJwk;
  /** DER of the self-signed X.509 certificate of the key; the same bytes each time. */
  certificate: Uint8Array;
  /** RSASSA-PKCS1-v1_5 over a SHA-256 digest of 32 bytes. */
  signDigest(digest: Uint8Array): Promise<Uint8Array>;
}
