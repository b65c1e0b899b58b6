/** The key that seals: it signs inside KMS and never leaves it, and outlives its name in the settings, so that what it sealed stays its own. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * The name is part of the key's logical id. With another name CloudFormation makes another key and, told to retain, only lets go of
 * the old one: it stays in the account, no function may sign with it any more, and its public half stays published by the service,
 * which wrote it down at its first use. CloudFormation does not take a key back that it let go: an old name is a third key.
 */
export class SealKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    this.key = new Key(this, name, {
      description: `Seals executed copies and lists of tips of Concord (${name})`,
      keySpec: KeySpec.RSA_3072,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
