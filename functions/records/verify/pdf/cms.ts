/** The CMS of a PAdES seal: one signer, RSA over SHA-256, with the attributes that bind it to the digest and to its certificate. */
import { type KeyObject, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { type Attribute, Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { sha256 } from '../../../shared/canonical.ts';
import { longEnough } from '../keys.ts';

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const RSA = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.11'];
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
const TIMESTAMP = '1.2.840.113549.1.9.16.2.14';

export interface Seal {
  certificate: X509Certificate;
  key: KeyObject;
  /** SHA-256 of the certificate's DER. */
  certificateHash: string;
  /** What the seal says the digest of the covered bytes is. */
  digest: Uint8Array;
  /** The bytes that the signature is over, and the signature. */
  attributes: Uint8Array;
  signature: Uint8Array;
  /** An RFC 3161 token, still unread. */
  token: unknown;
}

/** A seal that is not of this kind; the message says what is odd about it. */
export class OddSeal extends Error {
  override name = 'OddSeal';
}

const must: (holds: boolean, odd: string) => asserts holds = (holds, odd) => {
  if (!holds) throw new OddSeal(odd);
};

/** SignedData from DER that may be followed by zeros only: what stands in the rest of the gap is covered by nobody. */
export function signedData(der: Uint8Array): SignedData {
  const { offset, result } = asn1js.fromBER(der);
  must(offset > 0, 'it is no CMS');
  must(
    der.subarray(offset).every((byte) => byte === 0),
    'something else comes after it',
  );
  const { contentType, content } = new ContentInfo({ schema: result });
  must(contentType === SIGNED_DATA, 'it is no signed data');
  return new SignedData({ schema: content });
}

/** The one value of an attribute that must be there once. */
function only(attributes: readonly Attribute[], type: string): asn1js.BaseBlock {
  const found = attributes.filter((one) => one.type === type);
  const [value] = found[0]?.values ?? [];
  must(found.length === 1 && found[0]?.values.length === 1 && value !== undefined, `it lacks the attribute ${type}`);
  return value as asn1js.BaseBlock;
}

const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema().toBER());

/** The certificate that the signer names by issuer and serial number, and that its own signed attribute names by hash. */
function certificateOf(
  { certificates = [] }: SignedData,
  signer: SignerInfo,
  attributes: readonly Attribute[],
): Buffer {
  const { sid } = signer;
  must(sid instanceof IssuerAndSerialNumber, 'it does not name its certificate by issuer and number');
  const named = certificates.filter(
    (one): one is Certificate =>
      one instanceof Certificate && one.issuer.isEqual(sid.issuer) && one.serialNumber.isEqual(sid.serialNumber),
  );
  must(named.length === 1, 'its certificate is not in it');
  const der = derOf(named[0] as Certificate);
  must(hashOfCertificate(only(attributes, SIGNING_CERTIFICATE)) === sha256(der), 'it was made for another certificate');
  return der;
}

const children = (block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] =>
  block instanceof asn1js.Sequence ? block.valueBlock.value : [];

/** SigningCertificateV2: the hash of the first certificate, which is the signer's; SHA-256 unless it says otherwise. */
function hashOfCertificate(attribute: asn1js.BaseBlock): string {
  const [first, second] = children(children(children(attribute)[0])[0]);
  const [algorithm] = children(first);
  must(
    algorithm === undefined || (algorithm instanceof asn1js.ObjectIdentifier && algorithm.getValue() === SHA256),
    'it names its certificate by another hash than SHA-256',
  );
  const hash = first instanceof asn1js.OctetString ? first : second;
  must(hash instanceof asn1js.OctetString, 'it does not name its certificate');
  return Buffer.from(hash.valueBlock.valueHexView).toString('hex');
}

/** Reads the seal. Throws OddSeal, or what its parser throws, when it is not of the kind that this service makes. */
export function readSeal(der: Uint8Array): Seal {
  const cms = signedData(der);
  const [signer] = cms.signerInfos;
  must(signer !== undefined && cms.signerInfos.length === 1, 'it has not exactly one signer');
  must(cms.encapContentInfo.eContent === undefined, 'it carries content of its own');
  must(signer.digestAlgorithm.algorithmId === SHA256, 'its digest is not SHA-256');
  must(RSA.includes(signer.signatureAlgorithm.algorithmId), 'it is not signed with RSA');
  const signed = signer.signedAttrs;
  must(signed !== undefined, 'it has no signed attributes');
  const type = only(signed.attributes, CONTENT_TYPE);
  must(type instanceof asn1js.ObjectIdentifier && type.getValue() === DATA, 'it is about something else than data');
  const digest = only(signed.attributes, MESSAGE_DIGEST);
  must(digest instanceof asn1js.OctetString, 'it names no digest');
  const certificate = new X509Certificate(certificateOf(cms, signer, signed.attributes));
  const key = longEnough(certificate.publicKey);
  must(key !== undefined, 'its key is no RSA key of at least 2048 bits');
  const tokens = (signer.unsignedAttrs?.attributes ?? []).filter(({ type }) => type === TIMESTAMP);
  must(tokens.length <= 1, 'it has several time-stamps');
  return {
    certificate,
    key,
    certificateHash: sha256(certificate.raw),
    digest: digest.valueBlock.valueHexView,
    attributes: new Uint8Array(signed.encodedValue),
    signature: signer.signature.valueBlock.valueHexView,
    token: tokens[0]?.values[0],
  };
}

export const sealHolds = ({ attributes, key, signature }: Seal): boolean =>
  verify('sha256', attributes, key, signature);
