/** The operator registers agencies from a terminal; only they can be parties of an MOU, and who speaks for them today can sign in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal } from '../functions/shared/kernel.ts';
import { verifyChain } from '../functions/shared/ledger/chain.ts';
import { mou } from '../infra/laptop/demo/demonstration.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { aMou } from './a-sent-mou.ts';

let cloud: TestCloud;
let folder: string;

beforeAll(async () => {
  cloud = await aCloud();
  folder = mkdtempSync(join(tmpdir(), 'concord-agencies-'));
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const agency = (...args: string[]) => mou(cloud, '', 'agency', ...args);
const publish = async (json: object) =>
  cloud.call<{ errors?: Refusal[] }>('POST', '/api/agreements', { bearer: (await cloud.token()).secret, json });
const signsIn = async (mailbox: string) => {
  const before = cloud.inbox.to(mailbox).length;
  await cloud.person(mailbox).ask();
  return cloud.inbox.to(mailbox).length > before;
};

describe('The register of agencies', () => {
  it('is kept from the terminal and on the record: register, show, name others', async () => {
    const who = ['--liaison', 'Ana Bell <ana@roads.example>', '--records-officer', 'Raj Sen <raj@roads.example>'];
    const made = await agency('register', '--name', 'Roads Office', '--domain', 'roads.example', ...who);
    const id = /^agy_[0-9A-Z]{26}/.exec(made)?.[0] ?? '';
    expect(JSON.parse(await agency('show', 'roads.example'))).toMatchObject({
      id,
      name: 'Roads Office',
      liaisons: [{ name: 'Ana Bell', mailbox: 'ana@roads.example' }],
      recordsOfficers: [{ name: 'Raj Sen', mailbox: 'raj@roads.example' }],
    });
    expect([await signsIn('ana@roads.example'), await signsIn('raj@roads.example')]).toEqual([true, true]);

    await agency('officials', 'roads.example', '--liaison', 'Eve Moss <eve@roads.example>');
    expect([await signsIn('ana@roads.example'), await signsIn('raj@roads.example')]).toEqual([false, false]);
    expect(await signsIn('eve@roads.example')).toBe(true);

    expect(await cloud.types(id)).toEqual(['AgencyRegistered', 'OfficialsNamed']);
    const { events, bodies } = await cloud.history(id);
    expect(verifyChain(events, bodies).faults).toEqual([]);
    expect(JSON.stringify(events)).not.toMatch(/Ana|Raj|Eve|@/);
  });

  it('knows the parts of an agency that may be parties, and every name on the record', async () => {
    const who = ['--liaison', 'Ana Bell <ana@parks.example>'];
    const parts = ['--component', 'Bureau of Trails <trails.example>', '--component', 'Bureau of Lakes'];
    const domains = ['--domain', 'parks.example', '--domain', 'trails.example'];
    const made = await agency('register', '--name', 'Parks Office', ...domains, ...parts, ...who);
    const components = [{ name: 'Bureau of Trails', domains: ['trails.example'] }, { name: 'Bureau of Lakes' }];
    expect(JSON.parse(await agency('show', 'parks.example'))).toMatchObject({ name: 'Parks Office', components });
    await agency('rename', 'parks.example', '--name', 'Parks Authority');
    await expect(agency('rename', 'parks.example', '--name', 'Bureau of Lakes')).rejects.toThrow(
      /has this name already/,
    );
    const after = JSON.parse(await agency('components', 'parks.example', '--component', 'Bureau of Trails'));
    expect(after).toMatchObject({ name: 'Parks Authority', components: [{ name: 'Bureau of Trails' }] });
    const id = /^agy_[0-9A-Z]{26}/.exec(made)?.[0] ?? '';
    expect(await cloud.types(id)).toEqual(['AgencyRegistered', 'AgencyRenamed', 'ComponentsNamed']);
  });

  it('refuses in words what it cannot register, and changes nothing', async () => {
    const register = (...args: string[]) => agency('register', '--name', 'Other Office', ...args);
    const liaison = ['--liaison', 'Al <al@roads.example>'];
    await expect(register('--domain', 'roads.example', ...liaison)).rejects.toThrow(
      /domains\.0: The email domain roads\.example is registered already, by agy_/,
    );
    await expect(register('--domain', 'other.example', ...liaison)).rejects.toThrow(/outside the email domains/);
    await expect(register('--domain', 'other.example', '--liaison', 'al@other.example')).rejects.toThrow(
      /is not a name with an email address/,
    );
    await expect(agency('show', 'other.example')).rejects.toThrow(/No agency other\.example is registered/);
  });

  it('takes a file, twice without harm', async () => {
    const file = join(folder, 'agencies.json');
    const listed = ['one', 'two'].map((name) => ({
      name: `Office ${name}`,
      domains: [`${name}.example`],
      liaison: [`Lee <lee@${name}.example>`],
    }));
    writeFileSync(file, JSON.stringify(listed));
    const first = await agency('register-all', file);
    const again = await agency('register-all', file);
    expect(first.match(/agy_\w+/g)).toHaveLength(2);
    expect(again.match(/agy_\w+/g)).toEqual(first.match(/agy_\w+/g));
    expect(again).toContain('registered before');
  });
});

describe('An MOU', () => {
  it('among agencies of which one is not registered is refused at its field, and nothing is published', async () => {
    const file = aMou();
    await cloud.registerAgencies({ parties: file.parties.filter(({ key }) => key !== 'police') });
    const { status, body } = await publish(file);
    expect(status).toBe(422);
    expect(body.errors?.map(({ field }) => field)).toEqual(['parties.3.mailDomains']);
    expect(body.errors?.[0]?.remedy).toMatch(/Ask the operator to register/);
    expect(await cloud.items('LEDGER#mou_')).toEqual([]);
  });

  /** The file with the second party as a part of the first one’s agency. */
  const within = (file: ReturnType<typeof aMou>, name: string) => {
    const [first, second, ...others] = file.parties;
    const holder = { name: 'Someone Else', mailbox: 'someone-else@transport.example' };
    const offices = second?.offices.map((office) => ({ ...office, holder }));
    return { ...file, parties: [first, { ...second, name, mailDomains: ['transport.example'], offices }, ...others] };
  };

  it('of which a party has another name than its agency is refused at the name, with the one to write', async () => {
    const file = aMou();
    await cloud.registerAgencies(file);
    const { status, body } = await publish(within(file, 'Office of the Governor'));
    expect([status, body.errors?.map(({ field }) => field)]).toEqual([422, ['parties.1.name']]);
    expect(body.errors?.[0]?.wrong).toContain('registered as “Birch transport”');
  });

  it('that leads elsewhere, or passes for another, is neither published nor mailed', async () => {
    const file = aMou();
    await cloud.registerAgencies(file);
    const [first, second, ...others] = file.parties;
    const as = (changes: object) => ({ ...file, parties: [first, { ...second, ...changes }, ...others] });
    const office = (title: string, name = 'H') => ({
      offices: second?.offices.map((one) => ({ ...one, title, holder: { ...one.holder, name } })),
    });
    const attacks: [file: object, told: string][] = [
      [as({ name: 'Office of the Governor' }), 'parties.1.name party-name-unregistered'],
      [as({ name: 'Birch hеalth' }), 'parties.1.name mixed-scripts'],
      [as({ name: 'Birch transport' }), 'parties.1.name party-name-twice'],
      [as({ shortName: 'Birch transp0rt' }), 'parties.1.shortName party-name-alike'],
      [as({ shortName: 'Birch liаison.example' }), 'parties.1.shortName address-in-name'],
      [as(office('See evil.example')), 'parties.1.offices.0.title address-in-name'],
      [as(office('Director', 'pat@evil.example')), 'parties.1.offices.0.holder.name address-in-name'],
      [{ ...file, title: 'The link below has expired: https://evil.example/sign' }, 'title address-in-name'],
      [{ ...file, number: 'evil.example/sign' }, 'number address-in-name'],
    ];
    const before = cloud.inbox.list().length;
    for (const [json, told] of attacks) {
      const { status, body } = await publish(json);
      expect(status, told).toBe(422);
      expect(body.errors?.map(({ field, code }) => `${field} ${code}`)).toContain(told);
    }
    await cloud.quiet();
    expect(await cloud.items('LEDGER#mou_')).toEqual([]);
    expect(cloud.inbox.list().length).toBe(before);
  });

  it('may have two parts of one agency as parties, once they are registered', async () => {
    const file = aMou();
    await cloud.registerAgencies(file);
    await agency('components', 'transport.example', '--component', 'Bureau of Roads');
    expect((await publish(within(file, 'Bureau of Roads'))).status).toBe(201);
  });

  it('notes of each party which agency it is, and the agency finds it', async () => {
    const sent = await cloud.send((await cloud.token()).secret, aMou());
    const items = await cloud.items<{ party: string; versions: Record<string, { agency: string }> }>(
      `PARTY#${sent.agreement}`,
    );
    const parties = items.filter(({ sk }) => !sk.startsWith('#'));
    const hints = (await cloud.items('AGENCY#')).filter(({ sk }) => sk.includes(sent.agreement));
    expect(parties).toHaveLength(4);
    expect(hints.map(({ pk, sk }) => [pk, sk]).sort()).toEqual(
      parties
        .map(({ party, versions }) => [`AGENCY#${versions[1]?.agency}`, `PARTY#${sent.agreement}#${party}`])
        .sort(),
    );
  });
});
