/** One MOU of four agencies is led to execution act by act, a second is declined, a third reminded, a dispute decided: what each act cost is read off. */

import { mouFile } from '../infra/laptop/demo/wildfire-smoke.ts';
import { measureDispute, type OwnCalls } from './disputes.ts';
import { measure, partOf, type Reading, together } from './meter.ts';
import { type Convener, convenerOf, type Scene } from './scene.ts';
import { send } from './signer.ts';

export interface Act {
  name: string;
  reading: Reading;
}

export interface Costs {
  acts: Act[];
  /** The whole way of one MOU, added up from its publication on. */
  whole: Act[];
  /** What each act on a dispute asks of DynamoDB itself. */
  disputes: OwnCalls[];
}

type Steps = (name: string, act: () => Promise<unknown>) => Promise<Reading>;

/** From publication to execution; `stage` hears how far it has come. The answer is the agreement's id. */
export async function wholeWay(
  convener: Convener,
  step: (...of: Parameters<Steps>) => Promise<unknown>,
  stage: (name: string) => void,
): Promise<string> {
  let agreement = '';
  await step('publish', async () => {
    agreement = await convener.publish();
  });
  await step('hand in the annex', () => convener.handIn(agreement));
  stage('published whole, liaisons told');
  for (const party of convener.parties) {
    await step('sign in as a liaison', () => convener.signIn(agreement, party));
    await step('prepare a party: its head is asked', () => convener.prepare(agreement, [party]));
  }
  stage(`${convener.parties.length} prepared, heads asked`);
  const signers = convener.signers();
  for (const [index, signer] of signers.entries()) {
    await step('look at the link', () => signer.look());
    await step('open the link', () => signer.open());
    await step('read the page', () => signer.read());
    await step('ask for a code', () => signer.askCode());
    await step('read the page', () => signer.read());
    const last = index === signers.length - 1;
    await step(last ? 'give the last signature' : 'sign', () => send(signer.signature(), 303));
    stage(last ? 'executed, copies sent' : `${index + 1} of ${signers.length} signed`);
  }
  return agreement;
}

export async function measureActs(scene: Scene): Promise<Costs> {
  const { cloud } = scene;
  // Every function has run once, so that no act pays for starting one.
  await wholeWay(
    await convenerOf(scene, mouFile),
    (_, act) => measure(scene, act),
    () => undefined,
  );

  // With liaisons who are not signed in yet.
  const convener = await convenerOf(scene, mouFile);
  const readings = new Map<string, Reading>();
  const all: Reading[] = [];
  const whole: Act[] = [];
  const step: Steps = async (name, act) => {
    const reading = await measure(scene, act);
    all.push(reading);
    if (!readings.has(name)) readings.set(name, reading);
    return reading;
  };
  const agreement = await wholeWay(convener, step, (name) => whole.push({ name, reading: together(all) }));

  await convener.ask();
  const [refuser] = convener.signers();
  await refuser?.look();
  await refuser?.open();
  await refuser?.read();
  await refuser?.askCode();
  await cloud.quiet();
  await step('decline (form, reason and code)', async () => refuser?.decline('The costs are not yet agreed.'));

  await convener.ask();
  // The only execution left waits for its first reminder.
  const remindAt = cloud.engine.nextTimer() ?? 0;
  await cloud.moveTo(remindAt - 1_000);
  await step('remind four signatories', () => cloud.moveTo(remindAt + 1));

  const idOf = (start: string) => cloud.functions().find(({ id }) => id.startsWith(`${start}Function`))?.id ?? '';
  await step('sweep, nothing due (both lanes)', async () => {
    for (const relay of ['mailer', 'conductor']) await cloud.invoke(idOf(relay), { sweep: true });
  });

  // Last, because it leaves executions that wait.
  const disputes = await measureDispute(scene, agreement, step);

  const acts = [...readings].map(([name, reading]) => ({ name, reading }));
  const code = readings.get('ask for a code');
  const signed = readings.get('sign');
  if (!code || !signed) throw new Error('An act was not measured');
  const parts: Act[] = [
    { name: 'of these: one mail', reading: partOf(code, ['mailer'], { mails: code.mails }) },
    { name: 'of these: one mail report', reading: partOf(code, ['deliveries']) },
    {
      name: 'of these: one workflow loop',
      reading: partOf(signed, ['conductor', 'signing-steps'], { transitions: signed.transitions }),
    },
  ];
  return { acts: [...acts, ...parts], whole, disputes };
}
