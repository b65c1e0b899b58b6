/** An RFC 3161 time-stamp: an authority's word that a signature existed at a moment, checked against that signature. */
import { Certificate, ContentInfo, SignedData, TSTInfo } from 'pkijs';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const COMMON_NAME = '2.5.4.3';

export interface Timestamp {
  at: string;
  by: string;
}

const mayStamp = (certificate: Certificate): boolean => {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const parsed = usage?.parsedValue as { keyPurposes?: string[] } | undefined;
  return parsed?.keyPurposes?.includes(TIME_STAMPING) ?? false;
};

const nameOf = ({ subject }: Certificate): string => {
  const names = subject.typesAndValues;
  const common = names.find(({ type }) => type === COMMON_NAME) ?? names[0];
  return String(common?.value.valueBlock.value ?? 'an authority without a name');
};

/** The time-stamp, or undefined when the token is malformed, is about another signature, or is not signed as it must be. */
export async function readTimestamp(token: unknown, signature: Uint8Array): Promise<Timestamp | undefined> {
  try {
    const signed = new SignedData({ schema: new ContentInfo({ schema: token as never }).content });
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== TST_INFO || !eContent || signed.signerInfos.length !== 1) return undefined;
    const data = new Uint8Array(signature).buffer;
    // For a TSTInfo, pkijs compares the imprint with `data` and then verifies the authority's own signature.
    const { signatureVerified, signerCertificate } = await signed.verify({ signer: 0, data, extendedMode: true });
    const { genTime } = TSTInfo.fromBER(eContent.getValue());
    if (!signatureVerified || !(signerCertificate instanceof Certificate) || !mayStamp(signerCertificate))
      return undefined;
    const { notBefore, notAfter } = signerCertificate;
    if (genTime < notBefore.value || genTime > notAfter.value) return undefined;
    return { at: genTime.toISOString(), by: nameOf(signerCertificate) };
  } catch {
    return undefined;
  }
}
