/** A time-stamping authority says when a seal existed (RFC 3161); an answer that is not to exactly our question is no answer. */
import { createHash, randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { Stamp } from './signed-data.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
/** Milliseconds: authorities answer within one second; a workflow step that waited longer is tried again. */
const PATIENCE = 10_000;
/** A token with its certificates has under 10 KB. */
const MOST_BYTES = 64 * 1024;

export interface Asked {
  /** DER of the request. */
  query: Uint8Array;
  imprint: Uint8Array;
  nonce: Uint8Array;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** A question about those bytes; the nonce, positive and without a leading zero, tells its answer from a replayed one. */
export function timestampQuery(bytes: Uint8Array, random: Uint8Array = randomBytes(16)): Asked {
  const imprint = sha256(bytes);
  const nonce = Uint8Array.from(random);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: bufferOf(imprint) }),
    }),
    nonce: new Integer({ valueHex: bufferOf(nonce) }),
    certReq: true,
  });
  return { query: new Uint8Array(request.toSchema().toBER()), imprint, nonce };
}

/** DER of the token in an answer. Throws, saying which, when the answer is a refusal or an answer to another question. */
export function tokenFrom(answer: Uint8Array, { imprint, nonce }: Pick<Asked, 'imprint' | 'nonce'>): Uint8Array {
  const { status, timeStampToken } = TimeStampResp.fromBER(Uint8Array.from(answer));
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
    throw new Error(`The time-stamping authority refused with status ${status.status}`);
  if (!timeStampToken) throw new Error('The time-stamping authority granted, and sent no token');
  const { encapContentInfo } = new SignedData({ schema: timeStampToken.content });
  const content = encapContentInfo.eContent?.getValue();
  if (encapContentInfo.eContentType !== TST_INFO || !content) throw new Error('The token holds no time stamp');
  const stamp = TSTInfo.fromBER(content);
  const { hashAlgorithm, hashedMessage } = stamp.messageImprint;
  const same = (found: ArrayBuffer, expected: Uint8Array) => Buffer.from(found).equals(expected);
  if (hashAlgorithm.algorithmId !== SHA256 || !same(hashedMessage.getValue(), imprint))
    throw new Error('The time stamp is for other content');
  if (!stamp.nonce || !same(stamp.nonce.valueBlock.valueHexView.slice().buffer, nonce))
    throw new Error('The time stamp answers another question');
  return new Uint8Array(timeStampToken.toSchema().toBER());
}

/** Asks the authority at that address. Fails when it does not answer in time: a seal never goes out without the stamp it promises. */
export const stampFrom =
  (authority: string, patience = PATIENCE): Stamp =>
  async (bytes) => {
    const asked = timestampQuery(bytes);
    const answer = await fetch(authority, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Uint8Array.from(asked.query),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) throw new Error(`The time-stamping authority answered ${answer.status}`);
    const reply = new Uint8Array(await answer.arrayBuffer());
    if (reply.length > MOST_BYTES) throw new Error('The answer of the time-stamping authority is too large');
    return tokenFrom(reply, asked);
  };
