/** For tests: certificates, CMS signatures and time-stamps, built with pkijs and WebCrypto as another implementation would. */
import { webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs';
import { aKey, type TestKey } from './a-key.ts';

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const SHA256 = '2.16.840.1.101.3.4.2.1';

/** A key with its self-signed certificate. */
export interface Signatory extends TestKey {
  certificate: Certificate;
  der: Buffer;
  crypto: webcrypto.CryptoKey;
}

const importKey = (der: Buffer, kind: 'pkcs8' | 'spki', usage: 'sign' | 'verify') =>
  webcrypto.subtle.importKey(kind, der, RSA, true, [usage]);

export async function aSignatory(name: string, more: { key?: TestKey; stamps?: boolean } = {}): Promise<Signatory> {
  const key = more.key ?? aKey();
  const crypto = await importKey(key.privateKey.export({ type: 'pkcs8', format: 'der' }), 'pkcs8', 'sign');
  const jwk = { kty: 'RSA', n: key.jwk.n, e: key.jwk.e };
  const publicKey = await webcrypto.subtle.importKey('jwk', jwk, RSA, true, ['verify']);
  const certificate = new Certificate({ version: 2, serialNumber: new asn1js.Integer({ value: 7 }) });
  for (const named of [certificate.subject, certificate.issuer])
    named.typesAndValues.push(
      new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: name }) }),
    );
  certificate.notBefore.value = new Date('2026-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2046-01-01T00:00:00Z');
  if (more.stamps) {
    const usage = new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] });
    const extnValue = usage.toSchema().toBER();
    certificate.extensions = [new Extension({ extnID: '2.5.29.37', critical: true, extnValue })];
  }
  await certificate.subjectPublicKeyInfo.importKey(publicKey as CryptoKey);
  await certificate.sign(crypto as CryptoKey, 'SHA-256');
  return { ...key, certificate, der: Buffer.from(certificate.toSchema(true).toBER()), crypto };
}

const sha256 = async (bytes: Uint8Array): Promise<ArrayBuffer> =>
  webcrypto.subtle.digest('SHA-256', new Uint8Array(bytes));

const attribute = (type: string, value: asn1js.BaseBlock) => new Attribute({ type, values: [value] });
const octets = (valueHex: ArrayBuffer) => new asn1js.OctetString({ valueHex });
const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });

export interface SignOptions {
  /** Signed attributes to leave out. */
  without?: string[];
  /** The certificate that the signing-certificate attribute names, if not the signer's. */
  names?: Buffer;
  /** Who stamps the signature, and when. */
  stamped?: { by: Signatory; at: Date; other?: boolean };
}

async function signedData(by: Signatory, content: EncapsulatedContentInfo, bytes: Uint8Array, options: SignOptions) {
  const certificateHash = await sha256(options.names ?? by.der);
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: content.eContentType })),
    attribute('1.2.840.113549.1.9.4', octets(await sha256(bytes))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(certificateHash))))),
  ].filter(({ type }) => !options.without?.includes(type));
  const { issuer, serialNumber } = by.certificate;
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const data = new SignedData({
    version: 1,
    encapContentInfo: content,
    signerInfos: [signer],
    certificates: [by.certificate],
  });
  await data.sign(by.crypto as CryptoKey, 0, 'SHA-256', new Uint8Array(bytes).buffer);
  return { data, signer };
}

const wrapped = (data: SignedData) =>
  new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) }).toSchema();

/** An RFC 3161 token over some bytes. */
export async function aTimestamp(bytes: Uint8Array, by: Signatory, at: Date): Promise<asn1js.Sequence> {
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: octets(await sha256(bytes)),
    }),
    serialNumber: new asn1js.Integer({ value: 1 }),
    genTime: at,
  });
  const ber = info.toSchema().toBER();
  const content = new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.9.16.1.4', eContent: octets(ber) });
  const { data } = await signedData(by, content, new Uint8Array(ber), {});
  return wrapped(data);
}

/** The CMS of a seal over these bytes, as DER. */
export async function aCms(bytes: Uint8Array, by: Signatory, options: SignOptions = {}): Promise<Buffer> {
  const content = new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' });
  const { data, signer } = await signedData(by, content, bytes, options);
  if (options.stamped) {
    const { by: authority, at, other } = options.stamped;
    const token = await aTimestamp(other ? bytes : signer.signature.valueBlock.valueHexView, authority, at);
    const attributes = [attribute('1.2.840.113549.1.9.16.2.14', token)];
    signer.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes });
  }
  return Buffer.from(wrapped(data).toBER());
}
