/** The CMS SignedData of a PAdES baseline seal (ETSI EN 319 142-1): what is signed is a digest, and which certificate signed is signed with it. */
import { createHash } from 'node:crypto';
import { Set as AsnSet, type BaseBlock, fromBER, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { Sealer } from '../keys/sealer.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
};

/** DER of the time-stamp token over those bytes. */
export type Stamp = (bytes: Uint8Array) => Promise<Uint8Array>;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: Uint8Array.from(bytes).buffer });
const attribute = (type: string, value: BaseBlock) => new Attribute({ type, values: [value] });
const algorithm = (algorithmId: string, algorithmParams?: Null) =>
  new AlgorithmIdentifier({ algorithmId, ...(algorithmParams && { algorithmParams }) });

/** ESSCertIDv2 of RFC 5035 with its default hash, SHA-256: the seal cannot be moved to another certificate. */
const signingCertificate = (certificate: Uint8Array) =>
  new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [octets(sha256(certificate))] })] })] });

/**
 * No signing-time: PAdES leaves it to the dictionary's `/M`, so that there is one claimed time. Sorted as DER sorts a set, because the
 * digest is over exactly these bytes.
 */
const signedAttributes = (digest: Uint8Array, certificate: Uint8Array): Attribute[] =>
  [
    attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, signingCertificate(certificate)),
  ].sort((a, b) => Buffer.compare(derOf(a), derOf(b)));

const derOf = (one: Attribute): Buffer => Buffer.from(one.toSchema().toBER());

/** DER of the SignedData over content that stands elsewhere. */
export async function signedData(content: Uint8Array, sealer: Sealer, stamp?: Stamp): Promise<Uint8Array> {
  const certificate = Certificate.fromBER(Uint8Array.from(sealer.certificate));
  const attributes = signedAttributes(sha256(content), sealer.certificate);
  const covered = new AsnSet({ value: attributes.map((one) => one.toSchema()) });
  const signature = await sealer.signDigest(sha256(new Uint8Array(covered.toBER())));
  const token = stamp && (await stamp(signature));
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: algorithm(OID.sha256),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: algorithm(OID.sha256WithRsa, new Null()),
    signature: octets(signature),
    ...(token && {
      unsignedAttrs: new SignedAndUnsignedAttributes({
        type: 1,
        attributes: [attribute(OID.timeStampToken, fromBER(Uint8Array.from(token)).result as BaseBlock)],
      }),
    }),
  });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [algorithm(OID.sha256)],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [certificate],
    signerInfos: [signer],
  });
  const info = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}
