/** The template's keys: a signing key is made when it is first used, kept in the store, and its private half never leaves this file. */
import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { Clock } from '../clock.ts';
import { prepared } from '../store.ts';
import type { Resource, Stack } from '../template/template.ts';

/** A key as the template describes it, before anything of it exists. */
export interface Key {
  id: string;
  arn: string;
  description: string;
  spec: string;
  usage: string;
}

export interface KeyPair {
  privateKey: KeyObject;
  /** DER of its SubjectPublicKeyInfo. */
  publicKey: Buffer;
}

/** Specs of which the laptop makes key pairs, with the length of the modulus. */
const RSA: Record<string, number> = { RSA_2048: 2_048, RSA_3072: 3_072, RSA_4096: 4_096 };

export class Keys {
  readonly stack: Stack;
  private readonly keys: readonly Key[];
  private readonly aliases: ReadonlyMap<string, string>;
  private readonly database: DatabaseSync;
  private readonly clock: Clock;
  /** Two first uses in one moment are one. */
  private readonly pairs = new Map<string, Promise<KeyPair>>();

  constructor(stack: Stack, database: DatabaseSync, clock: Clock) {
    this.stack = stack;
    this.database = database;
    this.clock = clock;
    this.keys = stack.ofType('AWS::KMS::Key').map((resource) => readKey(stack, resource));
    this.aliases = new Map(
      stack.ofType('AWS::KMS::Alias').map(({ ref, properties }) => [ref, String(properties.TargetKeyId)]),
    );
  }

  /** By id, ARN, `alias/name` or the alias's ARN. */
  find(reference: string): Key | undefined {
    const name = reference.replace(/^arn:[^:]*:kms:[^:]*:\d*:/, '');
    const target = this.aliases.get(name) ?? name.replace(/^key\//, '');
    return this.keys.find(({ id, arn }) => target === id || target === arn);
  }

  /** Epoch milliseconds of the cloud's clock at which the key was first used, now or earlier. */
  createdAt({ id }: Key): number {
    const now = Math.round(this.clock.now());
    prepared(this.database, 'INSERT INTO keys (id, createdAt) VALUES (?, ?) ON CONFLICT DO NOTHING').run(id, now);
    return Number(prepared(this.database, 'SELECT createdAt FROM keys WHERE id = ?').get(id)?.createdAt);
  }

  /** The pair of a signing key. */
  pair(key: Key): Promise<KeyPair> {
    const known = this.pairs.get(key.id) ?? this.open(key);
    this.pairs.set(key.id, known);
    return known;
  }

  private async open(key: Key): Promise<KeyPair> {
    this.createdAt(key);
    const kept = this.kept(key) ?? (await this.make(key));
    const privateKey = createPrivateKey({ key: kept, format: 'der', type: 'pkcs8' });
    return { privateKey, publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }) };
  }

  private kept({ id }: Key): Buffer | undefined {
    const bytes = prepared(this.database, 'SELECT privateKey FROM keys WHERE id = ?').get(id)?.privateKey;
    return bytes instanceof Uint8Array ? Buffer.from(bytes) : undefined;
  }

  private async make({ id, spec }: Key): Promise<Buffer> {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: RSA[spec] ?? 0 });
    const bytes = privateKey.export({ format: 'der', type: 'pkcs8' });
    prepared(this.database, 'UPDATE keys SET privateKey = ? WHERE id = ?').run(bytes, id);
    return bytes;
  }
}

function readKey(stack: Stack, resource: Resource): Key {
  const { KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT', Description = '' } = resource.properties;
  if (KeySpec !== 'SYMMETRIC_DEFAULT' && !(KeyUsage === 'SIGN_VERIFY' && Object.hasOwn(RSA, String(KeySpec))))
    throw new Error(
      `the key ${resource.logicalId} is ${KeySpec} for ${KeyUsage}, which the laptop cloud does not know; it signs with RSA`,
    );
  return {
    id: resource.ref,
    arn: stack.attribute(resource, 'Arn'),
    description: String(Description),
    spec: String(KeySpec),
    usage: String(KeyUsage),
  };
}
