/** The sealing key's certificate names it to programs that read PDFs: self-signed, and the same bytes whenever it is made of the same key. */
import { createHash } from 'node:crypto';
import { Set as AsnSet, BitString, Integer, Null, OctetString, Sequence, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs';
import { type Instant, instant } from '../../shared/kernel.ts';
import { jwkOf } from './jwk.ts';
import type { Sealer } from './sealer.ts';

const OID = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
};
/** Longer than any MOU that it seals; who needs more than this renews the seal with a newer key. */
const YEARS = 30;
/** Bits 0 and 1 of RFC 5280, section 4.2.1.3: digitalSignature and nonRepudiation; six bits of the byte are unused. */
const SIGNS_FOR_GOOD = { valueHex: Uint8Array.of(0b1100_0000).buffer, unusedBits: 6 };
/** RFC 5280 allows an organization this many characters. */
const LONGEST_NAME = 64;

export interface Certified {
  /** DER of the key's SubjectPublicKeyInfo. */
  spki: Uint8Array;
  /** When the key was made: the certificate holds from that second. */
  createdAt: Instant;
  /** Host of the service, as the certificate's organization. */
  host: string;
  signDigest: Sealer['signDigest'];
}

/** DER of the certificate. Everything in it comes from the key, its age and the host, so that a second one would be no other. */
export async function sealCertificate({ spki, createdAt, host, signDigest }: Certified): Promise<Uint8Array> {
  const { kid } = jwkOf(spki);
  const name = nameOf({ [OID.organization]: host.slice(0, LONGEST_NAME), [OID.commonName]: `Concord seal ${kid}` });
  const algorithm = new AlgorithmIdentifier({ algorithmId: OID.sha256WithRsa, algorithmParams: new Null() });
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: serialOf(kid).buffer }),
    signature: algorithm,
    signatureAlgorithm: algorithm,
    issuer: name,
    subject: name,
    notBefore: timeOf(createdAt),
    notAfter: timeOf(yearsAfter(createdAt)),
    subjectPublicKeyInfo: PublicKeyInfo.fromBER(Uint8Array.from(spki)),
    extensions: extensionsOf(spki),
  });
  const tbs = certificate.encodeTBS().toBER();
  certificate.tbsView = new Uint8Array(tbs);
  const signature = await signDigest(createHash('sha256').update(certificate.tbsView).digest());
  certificate.signatureValue = new BitString({ valueHex: Uint8Array.from(signature).buffer });
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** Each part is a set of its own: pkijs by itself would make one set of all of them, which programs show as one odd name. */
function nameOf(parts: Record<string, string>): RelativeDistinguishedNames {
  const sets = Object.entries(parts).map(([type, value]) => {
    const part = new AttributeTypeAndValue({ type, value: new Utf8String({ value }) });
    return new AsnSet({ value: [part.toSchema()] });
  });
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: sets }).toBER());
}

/** 16 bytes of the thumbprint, positive and without a leading zero. */
function serialOf(kid: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(kid, 'base64url').subarray(0, 16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

const yearsAfter = (at: Instant): Instant => {
  const date = new Date(at);
  return instant(date.setUTCFullYear(date.getUTCFullYear() + YEARS));
};

/** RFC 5280, section 4.1.2.5: two-digit years through 2049, four digits after, no fractions of a second. */
function timeOf(at: Instant): Time {
  const value = new Date(at);
  value.setUTCMilliseconds(0);
  return new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value });
}

function extensionsOf(spki: Uint8Array): Extension[] {
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER() });
  const keyId = createHash('sha256').update(spki).digest().subarray(0, 20);
  return [
    extension(OID.basicConstraints, true, new BasicConstraints({ cA: false }).toSchema()),
    extension(OID.keyUsage, true, new BitString(SIGNS_FOR_GOOD)),
    extension(OID.subjectKeyIdentifier, false, new OctetString({ valueHex: Uint8Array.from(keyId).buffer })),
  ];
}
