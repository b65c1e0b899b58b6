/** For tests on machines without OpenSSL: a time-stamping authority of the libraries that the service reads stamps with. */
import { createHash, verify as holds, X509Certificate } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  PKIStatus,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { aSealer } from '../a-sealer.ts';
import type { Responder } from './a-responder.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest());
const algorithm = (algorithmId: string) => new AlgorithmIdentifier({ algorithmId });
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: Uint8Array.from(bytes).buffer });

export async function ownResponder(): Promise<Responder> {
  const { certificate, signDigest } = await aSealer();
  const own = Certificate.fromBER(Uint8Array.from(certificate));

  const tokenFor = async ({ messageImprint, nonce }: TimeStampReq): Promise<ContentInfo> => {
    const info = new TSTInfo({
      version: 1,
      policy: '1.2.3.4.1',
      messageImprint,
      serialNumber: new Integer({ value: 1 }),
      genTime: new Date('2026-11-24T18:31:03Z'),
      ...(nonce && { nonce }),
    });
    const content = new Uint8Array(info.toSchema().toBER());
    const digest = new Attribute({ type: '1.2.840.113549.1.9.4', values: [octets(sha256(content))] });
    const attributes = new SignedAndUnsignedAttributes({ type: 0, attributes: [digest] });
    const covered = Buffer.from(attributes.toSchema().toBER());
    covered[0] = 0x31;
    const signer = new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
      digestAlgorithm: algorithm('2.16.840.1.101.3.4.2.1'),
      signedAttrs: attributes,
      signatureAlgorithm: algorithm('1.2.840.113549.1.1.11'),
      signature: octets(await signDigest(sha256(covered))),
    });
    const signed = new SignedData({
      version: 3,
      digestAlgorithms: [algorithm('2.16.840.1.101.3.4.2.1')],
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: TST_INFO, eContent: octets(content) }),
      certificates: [own],
      signerInfos: [signer],
    });
    return new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  };

  return {
    reply: async (query) => {
      const timeStampToken = await tokenFor(TimeStampReq.fromBER(Uint8Array.from(query)));
      const status = new PKIStatusInfo({ status: PKIStatus.granted });
      return Buffer.from(new TimeStampResp({ status, timeStampToken }).toSchema().toBER());
    },
    verify: (token, bytes) => {
      const signed = new SignedData({ schema: ContentInfo.fromBER(Uint8Array.from(token)).content });
      const content = new Uint8Array(signed.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer());
      const imprint = TSTInfo.fromBER(content).messageImprint.hashedMessage.getValue();
      if (!Buffer.from(imprint).equals(sha256(bytes))) throw new Error('message imprint mismatch');
      const [signer] = signed.signerInfos;
      const covered = Buffer.from(signer?.signedAttrs?.encodedValue ?? new ArrayBuffer());
      const signature = Buffer.from(signer?.signature.getValue() ?? new ArrayBuffer());
      if (!covered.includes(Buffer.from(sha256(content)))) throw new Error('the stamp is not what was signed');
      if (!holds('sha256', covered, new X509Certificate(certificate).publicKey, signature))
        throw new Error('verification failed');
    },
    close: () => undefined,
  };
}
