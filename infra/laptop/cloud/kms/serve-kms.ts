/** KMS behind the front door: a signing key signs, shows its public half and is described, each allowed on the key's own ARN. */
import { constants, createHash, privateEncrypt } from 'node:crypto';
import { type Call, json, type Reply, type Service } from '../front-door.ts';
import type { Facts } from '../iam/policy-conditions.ts';
import { AccessDenied } from '../iam/roles.ts';
import { type Json, type JsonObject, object } from '../shapes.ts';
import type { Key, Keys } from './keys.ts';

/** What RSASSA-PKCS1-v1_5 puts before a SHA-256 digest (RFC 8017, section 9.2, note 1). */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const ALGORITHM = 'RSASSA_PKCS1_V1_5_SHA_256';
/** KMS hashes messages up to this many bytes itself; longer ones come as a digest. */
const LONGEST = 4_096;

/** An error by the name that KMS gives it. */
class KmsError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const invalid = (message: string) => new KmsError('ValidationException', message);
const constraint = (value: string, field: string, says: string) =>
  invalid(
    `1 validation error detected: Value ${value} at '${field}' failed to satisfy constraint: Member must ${says}`,
  );

type Act = (keys: Keys, key: Key, input: JsonObject) => Promise<JsonObject>;

const ACTS: Record<string, Act> = { Sign: sign, GetPublicKey: getPublicKey, DescribeKey: describeKey };

export function serveKms(keys: Keys): Service {
  return {
    async answer({ caller, target, body }: Call): Promise<Reply> {
      const verb = target.replace(/^TrentService\./, '');
      try {
        const act = Object.hasOwn(ACTS, verb) ? ACTS[verb] : undefined;
        if (act === undefined)
          throw new KmsError('UnknownOperationException', `The laptop cloud does not serve kms:${verb}`);
        const input = object(JSON.parse(body || '{}') as Json, verb);
        if (typeof input.KeyId !== 'string') throw constraint('null', 'keyId', 'not be null');
        const key = keys.find(input.KeyId);
        const arn = key?.arn ?? arnOf(keys, input.KeyId);
        caller.check(`kms:${verb}`, arn, verb === 'Sign' ? factsOf(input) : {});
        if (key === undefined)
          throw new KmsError(
            'NotFoundException',
            arn.includes(':alias/') ? `Alias ${arn} is not found.` : `Key '${arn}' does not exist`,
          );
        return json(200, await act(keys, key, input));
      } catch (error) {
        if (error instanceof KmsError || error instanceof AccessDenied)
          return json(400, { __type: error.name, message: error.message });
        throw error;
      }
    },
  };
}

/** What a request to sign says about itself; KMS takes a message for RAW where nothing is said. */
const factsOf = ({ MessageType = 'RAW', SigningAlgorithm }: JsonObject): Facts => ({
  'kms:messagetype': [String(MessageType)],
  ...(SigningAlgorithm !== undefined && { 'kms:signingalgorithm': [String(SigningAlgorithm)] }),
});

/** The ARN that a reference would have, so that whoever may not ask about it is told no more than that. */
const arnOf = ({ stack }: Keys, reference: string): string =>
  reference.startsWith('arn:')
    ? reference
    : `arn:aws:kms:${stack.region}:${stack.account}:${reference.startsWith('alias/') ? '' : 'key/'}${reference}`;

function mustSign({ arn, usage }: Key, verb: string): void {
  if (usage !== 'SIGN_VERIFY')
    throw new KmsError('InvalidKeyUsageException', `${arn} key usage is ${usage} which is not valid for ${verb}.`);
}

async function sign(keys: Keys, key: Key, input: JsonObject): Promise<JsonObject> {
  const { Message: message, MessageType: type = 'RAW', SigningAlgorithm: algorithm } = input;
  if (typeof message !== 'string') throw constraint('null', 'message', 'not be null');
  if (typeof algorithm !== 'string') throw constraint('null', 'signingAlgorithm', 'not be null');
  if (type !== 'RAW' && type !== 'DIGEST')
    throw constraint(`'${String(type)}'`, 'messageType', 'satisfy enum value set: [RAW, DIGEST]');
  const bytes = Buffer.from(message, 'base64');
  if (bytes.length < 1)
    throw constraint(`of ${bytes.length} bytes`, 'message', 'have length greater than or equal to 1');
  if (bytes.length > LONGEST)
    throw constraint(`of ${bytes.length} bytes`, 'message', `have length less than or equal to ${LONGEST}`);
  mustSign(key, 'Sign');
  if (algorithm !== ALGORITHM)
    throw new KmsError('InvalidKeyUsageException', `Algorithm ${algorithm} is incompatible with key spec ${key.spec}.`);
  if (type === 'DIGEST' && bytes.length !== 32) throw invalid(`Digest is invalid length for algorithm ${algorithm}.`);
  const digest = type === 'DIGEST' ? bytes : createHash('sha256').update(bytes).digest();
  const { privateKey } = await keys.pair(key);
  const padded = { key: privateKey, padding: constants.RSA_PKCS1_PADDING };
  const signature = privateEncrypt(padded, Buffer.concat([DIGEST_INFO, digest]));
  return { KeyId: key.arn, Signature: signature.toString('base64'), SigningAlgorithm: algorithm };
}

async function getPublicKey(keys: Keys, key: Key): Promise<JsonObject> {
  mustSign(key, 'GetPublicKey');
  const { publicKey } = await keys.pair(key);
  return {
    KeyId: key.arn,
    PublicKey: publicKey.toString('base64'),
    KeySpec: key.spec,
    CustomerMasterKeySpec: key.spec,
    KeyUsage: key.usage,
    SigningAlgorithms: [ALGORITHM],
  };
}

async function describeKey(keys: Keys, key: Key): Promise<JsonObject> {
  const signs = key.usage === 'SIGN_VERIFY';
  return {
    KeyMetadata: {
      AWSAccountId: keys.stack.account,
      Arn: key.arn,
      KeyId: key.id,
      // Seconds, as in every timestamp of this protocol.
      CreationDate: keys.createdAt(key) / 1_000,
      Description: key.description,
      Enabled: true,
      KeyManager: 'CUSTOMER',
      KeySpec: key.spec,
      CustomerMasterKeySpec: key.spec,
      KeyState: 'Enabled',
      KeyUsage: key.usage,
      MultiRegion: false,
      Origin: 'AWS_KMS',
      ...(signs ? { SigningAlgorithms: [ALGORITHM] } : { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] }),
    },
  };
}
