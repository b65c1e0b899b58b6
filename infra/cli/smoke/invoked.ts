/** Functions are run as their schedules run them, under their own grants: queries of the indexes, and the seal of the day’s list. */
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { sealFault } from '../../../functions/records/jws.ts';
import { jwkOf } from '../../../functions/records/keys/jwk.ts';
import { keptKey } from '../../../functions/records/keys/key.store.ts';
import { publishedTips } from '../../../functions/records/verify/verify-tips.ts';
import type { Deployment } from '../deployment.ts';
import { nameOf, notSeen, notSo, type Proof, proven } from './proof.ts';

/** What its schedule hands to each, by infra/aws. */
const SWEEPS: readonly (readonly [name: string, input: object, lane: string])[] = [
  ['mailer', { sweep: true }, 'MAIL'],
  ['conductor', { sweep: true }, 'FLOW and WATCH'],
  ['agreements-sweep', { step: 'sweep-agreements' }, 'terms'],
];

type Ran = { answer: string; error?: undefined } | { error: string };

async function run({ functions }: Deployment, name: string, input: object): Promise<Ran> {
  const client = new LambdaClient({});
  const FunctionName = functions.get(name)?.name ?? '';
  const answer = await client.send(new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(input)) }));
  const text = Buffer.from(answer.Payload ?? []).toString();
  return answer.FunctionError ? { error: text.slice(0, 800) } : { answer: text };
}

const ASK = 'Run it with lambda:InvokeFunction, or look at the errors of the function after its next run.';
const GRANT =
  'If it is AccessDenied, widen the grant of that function (infra/aws/concord-function.ts) and say so in docs/unproven.md.';

async function sweep(of: Deployment, [name, input, lane]: (typeof SWEEPS)[number]): Promise<Proof> {
  const what = `A query of the index \`due\` by ${name} (${lane})`;
  try {
    const { error } = await run(of, name, input);
    return error === undefined ? proven(what, 'It ran without an error.') : notSo(what, `It failed: ${error}`, GRANT);
  } catch (error) {
    return notSeen(what, `It was not run (${nameOf(error)}).`, ASK);
  }
}

/** One is made now where the day has none; a second one of a day is refused, and the one that is there is held against the key. */
async function seal(of: Deployment): Promise<Proof> {
  const what = 'A seal by KMS, over the list of tips of today';
  const remedy = `See the errors of records-tips. ${GRANT}`;
  try {
    const ran = await run(of, 'records-tips', { step: 'list-tips' });
    if (ran.error !== undefined) return notSo(what, `It failed: ${ran.error}`, remedy);
    // Made or refused, the answer names the day by the clock of the service.
    const [day] = /\d{4}-\d{2}-\d{2}/.exec(ran.answer) ?? [];
    if (day === undefined) return notSo(what, `It answered ${ran.answer.slice(0, 300)}`, remedy);
    const response = await fetch(`${of.url}/.well-known/tips/${day}`, { signal: AbortSignal.timeout(30_000) });
    if (response.status !== 200) return notSo(what, `The list of ${day} answers ${response.status}.`, remedy);
    const { list, jws, key } = publishedTips.parse(await response.json());
    const fault = sealFault(list, jws, key);
    if (fault !== undefined) return notSo(what, fault, remedy);
    const KeyId = (await keptKey(key.kid))?.arn;
    const { PublicKey } = await new KMSClient({}).send(new GetPublicKeyCommand({ KeyId }));
    const same = PublicKey !== undefined && jwkOf(PublicKey).kid === key.kid;
    return same
      ? proven(what, `The seal of the list of ${day} verifies by ${key.kid}, which is the key in KMS.`)
      : notSo(what, `The key ${key.kid} is not the one in KMS.`, remedy);
  } catch (error) {
    return notSeen(what, `It was not looked at (${nameOf(error)}).`, ASK);
  }
}

export async function invokedProofs(of: Deployment): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const one of SWEEPS) proofs.push(await sweep(of, one));
  return [...proofs, await seal(of)];
}
