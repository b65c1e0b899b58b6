/** For tests: a sealer with a key pair of its own in place of KMS, and the certificate that such a key would have. */
import { constants, generateKeyPairSync, type KeyObject, privateEncrypt } from 'node:crypto';
import { jwkOf } from './keys/jwk.ts';
import { sealCertificate } from './keys/seal-certificate.ts';
import type { Sealer } from './keys/sealer.ts';

/** RFC 8017, section 9.2, note 1. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

export const signerWith =
  (privateKey: KeyObject): Sealer['signDigest'] =>
  async (digest) =>
    privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([DIGEST_INFO, digest]));

/** A key pair of 2048 bits, which is made in a moment. */
export const aKeyPair = () => generateKeyPairSync('rsa', { modulusLength: 2_048 });

export async function aSealer({ privateKey, publicKey } = aKeyPair()): Promise<Sealer> {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const signDigest = signerWith(privateKey);
  const certificate = await sealCertificate({
    spki,
    createdAt: '2026-03-02T15:00:00.000Z',
    host: 'mou.agency.example',
    signDigest,
  });
  return { jwk: jwkOf(spki), certificate, signDigest };
}
