/** The sealing certificate is read by programs that are not ours, and is the same bytes each time. */
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aKeyPair, signerWith } from '../a-sealer.ts';
import { jwkOf } from './jwk.ts';
import { type Certified, sealCertificate } from './seal-certificate.ts';

const { privateKey, publicKey } = aKeyPair();
const spki = publicKey.export({ format: 'der', type: 'spki' });
const made = async (more: Partial<Certified> = {}) =>
  sealCertificate({
    spki,
    createdAt: '2026-03-02T15:00:00.789Z',
    host: 'mou.agency.gov',
    signDigest: signerWith(privateKey),
    ...more,
  });

describe('The sealing certificate', () => {
  it('is read, and verified with its own key, by node', async () => {
    const certificate = new X509Certificate(await made());
    expect(certificate.verify(publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(privateKey)).toBe(true);
    expect(certificate.publicKey.export({ format: 'der', type: 'spki' })).toEqual(spki);
    expect(certificate.ca).toBe(false);
  });

  it('names the service and the key, and holds for thirty years from the second that the key was made', async () => {
    const certificate = new X509Certificate(await made());
    expect(certificate.subject).toBe(`O=mou.agency.gov\nCN=Concord seal ${jwkOf(spki).kid}`);
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.validFromDate.toISOString()).toBe('2026-03-02T15:00:00.000Z');
    expect(certificate.validToDate.toISOString()).toBe('2056-03-02T15:00:00.000Z');
  });

  it('is for signing what cannot be denied later, and for nothing else', async () => {
    const der = Buffer.from(await made());
    // Extension 2.5.29.15, critical, with a bit string of digitalSignature and nonRepudiation.
    expect(der.includes(Buffer.from('0603551d0f0101ff0404030206c0', 'hex'))).toBe(true);
  });

  it('is the same bytes when it is made again', async () => expect(await made()).toEqual(await made()));

  it.each<[string, Partial<Certified>]>([
    ['when the key is of another day', { createdAt: '2026-03-03T15:00:00.000Z' }],
    ['when the service is another', { host: 'other.agency.gov' }],
  ])('is another %s', async (_what, more) => expect(await made(more)).not.toEqual(await made()));

  it('has a positive serial number of the key’s own', async () => {
    const { serialNumber } = new X509Certificate(await made());
    const digits = Buffer.from(jwkOf(spki).kid, 'base64url').subarray(1, 16).toString('hex').toUpperCase();
    expect(serialNumber).toMatch(new RegExp(`^[4-7][0-9A-F]${digits}$`));
  });
});
