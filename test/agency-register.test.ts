/** A liaison has every agreement of the agency on one page, and takes it away as a file; nobody else sees any of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { executed } from './a-disputed-mou.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let [inForce, out, foreign]: Sent[] = [];

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  inForce = await executed(cloud, token, aMou({ agencies: ['transport', 'health'] }));
  out = await cloud.publish(token, aMou({ agencies: ['transport', 'health', 'police'] }));
  foreign = await cloud.publish(token, aMou({ agencies: ['transport', 'forestry'] }));
});
afterAll(() => cloud?.stop());

const register = async (mailbox: string, query = '') => {
  const person = cloud.person(mailbox);
  const { text, html } = await person.open(`/agency${query}`);
  return { person, text: text.replaceAll(/\s+/g, ' '), html };
};

it('A liaison sees what the agency is party to, what comes first on top, and nothing of others', async () => {
  const { text } = await register('liaison@health.example');
  expect(text).toContain('Birch health: 2 agreements.');
  expect(text).toMatch(
    /Preparing.*None yet.*Not signed.*Signatures.*In force.*Version 1, since Mon, Mar 2, 2026.*Thu, Sep 2, 2027/,
  );
  expect([out, inForce].map((one) => text.indexOf(one?.number ?? '?'))).toEqual(
    [out, inForce].map((one) => text.indexOf(one?.number ?? '?')).sort((one, other) => one - other),
  );
  expect(text).not.toContain(`${foreign?.number} `);
});

it('Agreements of one status, or with one agency, are a link away', async () => {
  const { person, text } = await register('liaison@health.example', '?status=in-force');
  expect(text).toContain('1 of 2 shown');
  expect((await person.browser.follow('Birch police')).text).toContain('Birch police');
});

it('The file has the same rows', async () => {
  const { person } = await register('liaison@health.example');
  const file = await person.open('/agency/agreements.csv?status=in-force');
  expect(file.html.split('\r\n')).toHaveLength(3);
  expect(file.html).toContain(
    `${inForce?.number},One road-closure map,Birch health,Birch transport,In force,,1,2026-03-02,2027-09-02,`,
  );
});

it('Whoever speaks for no agency is told so, and sees none', async () => {
  const { text } = await register(inForce ? mailboxOf(inForce, 'health') : '');
  expect(text).toContain('Liaisons and records officers of an agency see all its agreements here.');
  expect(text).not.toContain('MOU-2026');
});
