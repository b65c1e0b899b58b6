/** MOUs as agencies ordinarily write them go their way here: out, signed by every office that signs, in force. Two are signed elsewhere: adoption.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import adopted from '../examples/inspections.json';
import laboratory from '../examples/laboratory.json';
import three from '../functions/agreements/testing/mous/4-inspection-reports-of-three.json';
import matching from '../functions/agreements/testing/mous/6-computer-matching.json';
import dengue from '../functions/agreements/testing/mous/7-dengue-in-puerto-rico.json';
import { aCloud, type TestCloud } from './a-cloud.ts';
import type { MouFile, Sent } from './a-sent-mou.ts';
import { successorOut } from './a-successor.ts';

const { mou: inspections } = adopted;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud?.stop());

const tokenOf = async ({ parties, convener }: MouFile): Promise<string> => {
  const domain = parties.find(({ key }) => key === convener)?.mailDomains[0] ?? '';
  return (await cloud.token(domain)).secret;
};
interface Shown {
  version: number;
  status: string;
  inForce: boolean;
  term?: { effective: string; ends?: string; endsAt?: string };
  parties: string[];
  next?: { version: number };
}
const shown = async ({ agreement }: Sent, bearer: string): Promise<Shown> =>
  (await cloud.call<Shown>('GET', `/api/agreements/${agreement}`, { bearer })).body;
const seats = ({ mou }: Sent) => mou.parties.flatMap(({ key, signatories }) => signatories.map((one) => [key, one]));
const signAll = async (sent: Sent) => {
  for (const [party = '', office] of seats(sent)) await cloud.head(sent, party, office).sign();
  await cloud.quiet();
};
const sign = async (file: unknown) => {
  const mou = file as MouFile;
  const bearer = await tokenOf(mou);
  const sent = await cloud.send(bearer, mou);
  await signAll(sent);
  return { sent, bearer };
};

describe('Two regulators that share inspection reports', () => {
  it('sign, and owe a review without an end; they become three, and their own text holds until all three have signed', async () => {
    const { sent, bearer } = await sign(inspections);
    const first = await shown(sent, bearer);
    expect(first).toMatchObject({ version: 1, inForce: true });
    expect(first.term).not.toHaveProperty('ends');

    const json = three as unknown as MouFile;
    const second = await successorOut(cloud, bearer, sent, json);
    expect(await shown(sent, bearer)).toMatchObject({ version: 1, inForce: true, next: { version: 2 } });
    await signAll(second);
    expect(await shown(sent, bearer)).toMatchObject({
      ...{ version: 2, inForce: true, parties: ['banking', 'insurance', 'securities'] },
    });
  });
});

describe('A laboratory run together', () => {
  it('is in force when both offices of the department have signed, to its own day', async () => {
    const mou = laboratory as unknown as MouFile;
    const bearer = await tokenOf(mou);
    const sent = await cloud.send(bearer, mou);
    const [, ...others] = seats(sent);
    for (const [party = '', office] of others) await cloud.head(sent, party, office).sign();
    await cloud.quiet();
    expect(await shown(sent, bearer)).toMatchObject({ status: 'out for signature', inForce: false });
    await cloud.head(sent, 'environment', 'secretary').sign();
    await cloud.quiet();
    expect(await shown(sent, bearer)).toMatchObject({ inForce: true, term: { ends: '2031-12-31' } });
  });
});

describe('A computer matching agreement', () => {
  it('is signed, and takes effect on its day', async () => {
    const { sent, bearer } = await sign(matching);
    expect(await shown(sent, bearer)).toMatchObject({
      ...{ status: 'executed', inForce: false },
      term: { effective: '2027-04-01', ends: '2028-10-01' },
    });
  });
});

describe('An office in Puerto Rico', () => {
  it('leads: a period that ends on its Good Friday, which is no federal holiday, ends on the Monday after it', async () => {
    const { sent, bearer } = await sign({ ...dengue, signing: { ...dengue.signing, periodDays: 32 } });
    expect((await cloud.stand(bearer, sent)).deadline).toBe('2026-04-06T21:00:00.000Z');
    expect(await shown(sent, bearer)).toMatchObject({ inForce: true, term: { ends: '2027-09-02' } });
  });
});
