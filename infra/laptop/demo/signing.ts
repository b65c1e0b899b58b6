/** People change while a round is out and think again, and the offices sign: one head, then a delegate, a head for the second time, a successor. */
import { standOf } from './demonstration.ts';
import { Visitor } from './people/visitor.ts';
import {
  DELEGATE,
  deskOf,
  expect,
  linksToSign,
  MENDED,
  type Stage,
  type Step,
  SUCCESSOR,
  says,
  signerAt,
} from './stage.ts';
import { headOf, liaisons } from './wildfire-smoke.ts';

const statusOf = async ({ cloud, token, agreement }: Stage, party: string) =>
  (await standOf(cloud, token, agreement)).signatories[party]?.status;

const first: Step = [
  `${headOf('health').name} asks for a code and signs`,
  async (stage) => {
    says(await signerAt(stage, headOf('health').mailbox).sign(), /Your signature is recorded/);
    await stage.cloud.quiet();
    const asked = linksToSign(stage).length - 1;
    expect(asked === 3, 'the three of the second group are asked');
    return `signed; the next ${asked} heads are asked`;
  },
];

const succession: Step = [
  `${liaisons.air?.name} replaces the holder of air quality’s office in the middle of it`,
  async (stage) => {
    const old = headOf('air');
    const link = await signerAt(stage, old.mailbox).newestLink();
    const desk = await deskOf(stage, 'air', `/holders/${old.office}`);
    const holder = { ...SUCCESSOR, from: '', capacity: 'acting', instrument: 'Commission Order 2026-118' };
    const change = { ...holder, reason: `${old.name} has left the Commission.` };
    says(await desk.press(`Replace the holder of ${old.title}`, change), /The holder is replaced/);
    await stage.cloud.quiet();
    const dead = await new Visitor(stage.cloud.url).open(link);
    expect(dead.status === 410, `the link of ${old.name} opens nothing any more`);
    expect((await statusOf(stage, 'health')) === 'signed', 'the signature that was given stays');
    await signerAt(stage, SUCCESSOR.mailbox).newestLink();
    return `the old link is dead, the signature given stays, ${SUCCESSOR.name} has a link`;
  },
];

const delegation: Step = [
  `${liaisons.forestry?.name} names a delegate for ${MENDED.name}, and ${DELEGATE.name} signs on behalf`,
  async (stage) => {
    const desk = await deskOf(stage, 'forestry', `/holders/${headOf('forestry').office}/delegate`);
    const delegate = {
      ...DELEGATE,
      instrument: 'Delegation letter of the State Forester, FD-2026-31',
      reason: `${MENDED.name} is at the fire line.`,
    };
    says(await desk.press('Name the delegate', delegate), /The delegate is named/);
    await stage.cloud.quiet();
    const signer = signerAt(stage, DELEGATE.mailbox);
    const { url } = says(await signer.sign(), /Your signature is recorded/);
    const { pathname } = new URL(url);
    says(await signer.browser.open(`${pathname}/record`), new RegExp(`${DELEGATE.name}.*${MENDED.name}`));
    return 'recorded, with the instrument and for whom';
  },
];

const secondThought: Step = [
  `${headOf('emergency').name} signs, takes the signature back, and signs again`,
  async (stage) => {
    const head = signerAt(stage, headOf('emergency').mailbox);
    says(await head.sign(), /Your signature is recorded/);
    await stage.cloud.quiet();
    await head.takeBack('The Governor’s office asked for a day.');
    await stage.cloud.quiet();
    expect((await statusOf(stage, 'emergency')) === 'asked', 'the agency is asked again');
    expect((await statusOf(stage, 'health')) === 'signed', 'the other signatures stay');
    says(await head.sign(), /Your signature is recorded/);
    return 'the others’ signatures stayed meanwhile';
  },
];

const last: Step = [
  `${SUCCESSOR.name} signs as the last one`,
  async (stage) => {
    says(await signerAt(stage, SUCCESSOR.mailbox).sign(), /recorded|executed/);
    await stage.cloud.quiet();
    const { status } = await standOf(stage.cloud, stage.token, stage.agreement);
    expect(status === 'executed', `the round is executed, not ${status}`);
    return 'executed';
  },
];

export const signing: readonly Step[] = [first, succession, delegation, secondThought, last];
