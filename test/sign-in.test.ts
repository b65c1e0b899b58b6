/** People sign in by a link in their mailbox: once, for 15 minutes, in the browser that asked; an address that is typed proves and tells nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId } from '../functions/identity/agency.store.ts';
import { Visitor } from '../infra/laptop/visitor.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';

let cloud: TestCloud;
let made = 0;

beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud?.stop());

/** Someone whom an agency’s record knows. */
async function known() {
  const mailbox = `liaison-${++made}@transport.example`;
  const sk = 'AGENCY#agy_1#liaison';
  await cloud.put({ pk: `PERSON#${personId(mailbox)}`, sk, agency: 'agy_1', as: 'liaison' });
  return cloud.person(mailbox);
}

describe('Signing in', () => {
  it('leads from the address to the page that was wanted', async () => {
    const person = await known();
    expect(told(await person.ask('/sessions'))).toBe(
      '200 If this address is known, a link is on its way It usually arrives within a minute; some agencies’ mail gateways take longer. It works for 15 minutes.',
    );
    await person.browser.open(await person.newestLink());
    const screen = await person.browser.press('Sign in');
    expect(new URL(screen.url).pathname).toBe('/sessions');
    expect(screen.text).toContain(person.mailbox);
  });
});

describe('Without a session', () => {
  it('a page that is read leads to the sign-in page and back', async () => {
    const screen = await new Visitor(cloud.url).open('/sessions');
    expect(new URL(screen.url).pathname).toBe('/sign-in');
    expect(screen.html).toContain('name="to" value="/sessions"');
  });
});
