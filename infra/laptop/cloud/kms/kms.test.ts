/** A key of the template signs for whoever may ask it, says no in the words of KMS, and is the same key after a restart. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  DescribeKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  type SignCommandInput,
  type SigningAlgorithmSpec,
} from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { boot, newHome } from '../../sample/boot.ts';
import { allow, att, ref } from '../../sample/parts.ts';
import type { Template } from '../../sample/template.ts';
import type { Cloud } from '../cloud.ts';
import { object, objects } from '../shapes.ts';

const START = '2026-03-02T15:00:00.000Z';
const ARN = 'arn:aws:kms:us-east-1:000000000000:key/Seal';
const PKCS1 = 'RSASSA_PKCS1_V1_5_SHA_256';
const message = Buffer.from('the executed copy');
const digest = createHash('sha256').update(message).digest();

/** The sample with a key that signs, one that encrypts, and a role that may do these actions with both. */
const withKeys =
  (...actions: string[]) =>
  ({ Resources }: Template) => {
    Resources.Seal = {
      Type: 'AWS::KMS::Key',
      Properties: { KeySpec: 'RSA_3072', KeyUsage: 'SIGN_VERIFY', Description: 'Seals' },
    };
    Resources.Cipher = { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } };
    Resources.Name = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/seal', TargetKeyId: ref('Seal') } };
    const [policy] = objects(Resources.ChoresRole?.Properties.Policies);
    const document = object(policy?.PolicyDocument, 'policy');
    const grants = ['Seal', 'Cipher'].map((key) => allow({ actions, resource: att(key) }));
    document.Statement = [...objects(document.Statement), ...(actions.length > 0 ? grants : [])];
  };
const all = withKeys('kms:Sign', 'kms:GetPublicKey', 'kms:DescribeKey');

/** Speaks to the front door as a function of the sample would. */
const as = (cloud: Cloud, accessKeyId = 'Chores') =>
  new KMSClient({
    region: 'us-east-1',
    endpoint: cloud.frontDoor,
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'any' },
  });
const asked = (input: Partial<SignCommandInput> = {}) =>
  new SignCommand({ KeyId: 'Seal', Message: digest, MessageType: 'DIGEST', SigningAlgorithm: PKCS1, ...input });
const publicKeyOf = async (kms: KMSClient) => {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: 'Seal' }));
  return Buffer.from(PublicKey ?? []);
};

describe('A signing key', () => {
  it('signs a digest or a message, alike, and its public half verifies it', async () => {
    const kms = as(await boot(all));
    const signed = await kms.send(asked());
    expect(signed).toMatchObject({ KeyId: ARN, SigningAlgorithm: PKCS1 });
    const raw = await kms.send(asked({ Message: message, MessageType: 'RAW' }));
    expect(raw.Signature).toEqual(signed.Signature);
    const key = createPublicKey({ key: await publicKeyOf(kms), format: 'der', type: 'spki' });
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(3072);
    expect(verify('sha256', message, key, signed.Signature ?? new Uint8Array())).toBe(true);
    expect(verify('sha256', digest, key, signed.Signature ?? new Uint8Array())).toBe(false);
  });

  it.each(['Seal', ARN, 'alias/seal', 'arn:aws:kms:us-east-1:000000000000:alias/seal'])(
    'is found as %s, and says since when it is there',
    async (KeyId) => {
      const kms = as(await boot(all, { startAt: START }));
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
      expect(KeyMetadata).toMatchObject({ Arn: ARN, KeyId: 'Seal', KeySpec: 'RSA_3072', KeyUsage: 'SIGN_VERIFY' });
      expect(KeyMetadata?.CreationDate?.toISOString().slice(0, 16)).toBe(START.slice(0, 16));
    },
  );

  it('is the same key after a restart, of the same day, and made once when many ask at once', async () => {
    const home = newHome();
    const cloud = await boot(all, { home, startAt: START });
    const kms = as(cloud);
    const keys = await Promise.all(Array.from({ length: 4 }, () => publicKeyOf(kms)));
    for (const key of keys) expect(key).toEqual(keys[0]);
    const { KeyMetadata: first } = await kms.send(new DescribeKeyCommand({ KeyId: 'Seal' }));
    await cloud.moveBy(86_400_000);
    await cloud.stop();
    const again = as(await boot(all, { home }));
    expect(await publicKeyOf(again)).toEqual(keys[0]);
    const { KeyMetadata: second } = await again.send(new DescribeKeyCommand({ KeyId: 'Seal' }));
    expect(second?.CreationDate).toEqual(first?.CreationDate);
  });
});

describe('KMS refuses', () => {
  const cases: [what: string, input: Partial<SignCommandInput>, name: string, words: string][] = [
    [
      'a key that is not there',
      { KeyId: 'Nobody' },
      'NotFoundException',
      "Key 'arn:aws:kms:us-east-1:000000000000:key/Nobody' does not exist",
    ],
    [
      'an alias that is not there',
      { KeyId: 'alias/nobody' },
      'NotFoundException',
      'Alias arn:aws:kms:us-east-1:000000000000:alias/nobody is not found.',
    ],
    [
      'to sign with a key that encrypts',
      { KeyId: 'Cipher' },
      'InvalidKeyUsageException',
      'key usage is ENCRYPT_DECRYPT which is not valid for Sign.',
    ],
    [
      'an algorithm of another kind of key',
      { SigningAlgorithm: 'ECDSA_SHA_256' },
      'InvalidKeyUsageException',
      'Algorithm ECDSA_SHA_256 is incompatible with key spec RSA_3072.',
    ],
    ['a digest of another length', { Message: digest.subarray(1) }, 'ValidationException', 'Digest is invalid length'],
    [
      'a message over 4096 bytes',
      { Message: Buffer.alloc(4_097), MessageType: 'RAW' },
      'ValidationException',
      'Member must have length less than or equal to 4096',
    ],
    [
      'a message type that it does not know',
      { MessageType: 'WHOLE' as 'RAW' },
      'ValidationException',
      'Member must satisfy enum value set: [RAW, DIGEST]',
    ],
    [
      'to guess the algorithm',
      { SigningAlgorithm: undefined as unknown as SigningAlgorithmSpec },
      'ValidationException',
      "Value null at 'signingAlgorithm'",
    ],
  ];

  it('what AWS refuses, in its words', async () => {
    const cloud = await boot(all);
    for (const [what, input, name, words] of cases) {
      const answer = await as(cloud, 'operator')
        .send(asked(input))
        .catch((error: unknown) => error);
      expect(answer, what).toMatchObject({ name, message: expect.stringContaining(words) });
    }
    await expect(as(cloud).send(new GetPublicKeyCommand({ KeyId: 'Cipher' }))).rejects.toThrow('is not valid for');
    await expect(as(cloud).send(new DescribeKeyCommand({ KeyId: 'Cipher' }))).resolves.toMatchObject({
      KeyMetadata: { KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT' },
    });
  });

  it('at boot, a key that it could not stand for', async () => {
    const elliptic = ({ Resources }: Template) => {
      Resources.Seal = { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' } };
    };
    await expect(boot(elliptic)).rejects.toThrow('the key Seal is ECC_NIST_P256 for SIGN_VERIFY');
  });

  it('whoever lacks the grant, for each action by itself, and tells him nothing of keys that are not there', async () => {
    const kms = as(await boot(withKeys('kms:GetPublicKey')));
    await expect(publicKeyOf(kms)).resolves.toHaveLength(422);
    const denied = (action: string, on: string) =>
      `is not authorized to perform: ${action} on resource: ${on} because no identity-based policy allows the ${action} action`;
    await expect(kms.send(asked())).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(denied('kms:Sign', ARN)),
    });
    await expect(kms.send(asked({ KeyId: 'alias/seal' }))).rejects.toThrow(denied('kms:Sign', ARN));
    await expect(kms.send(asked({ KeyId: 'Nobody' }))).rejects.toThrow(
      denied('kms:Sign', ARN.replace('Seal', 'Nobody')),
    );
    await expect(kms.send(new DescribeKeyCommand({ KeyId: 'Seal' }))).rejects.toThrow(denied('kms:DescribeKey', ARN));
  });

  it('whoever may sign digests in one way alone, and asks for a message or for another way', async () => {
    const held = ({ Resources }: Template) => {
      withKeys('kms:GetPublicKey')({ Resources } as Template);
      const [policy] = objects(Resources.ChoresRole?.Properties.Policies);
      const document = object(policy?.PolicyDocument, 'policy');
      const StringEquals = { 'kms:SigningAlgorithm': PKCS1, 'kms:MessageType': 'DIGEST' };
      const grant = allow({ actions: ['kms:Sign'], resource: att('Seal') });
      document.Statement = [...objects(document.Statement), { ...grant, Condition: { StringEquals } }];
    };
    const kms = as(await boot(held));
    await expect(kms.send(asked())).resolves.toMatchObject({ KeyId: ARN });
    for (const other of [
      { Message: message, MessageType: 'RAW' },
      { MessageType: undefined as unknown as 'RAW' },
      { SigningAlgorithm: 'RSASSA_PSS_SHA_256' },
    ] satisfies Partial<SignCommandInput>[])
      await expect(kms.send(asked(other))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
