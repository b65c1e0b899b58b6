/** For browser tests: the run's cloud with a browser before it, MOUs out for signature, and agency heads who read their mail and act in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import short from '../../examples/short.json';
import wildfire from '../../examples/wildfire-smoke.json';
import { personId } from '../../functions/identity/agency.store.ts';
import { sha256 } from '../../functions/shared/canonical.ts';
import { openBrowser } from '../../infra/laptop/chromium.ts';
import type { PartyFile } from '../../infra/laptop/demo/people/liaison.ts';
import { aCloud, type TestCloud } from '../a-cloud.ts';
import { aScan } from '../a-scan.ts';
import { PHONE } from './phone.ts';

export { DESK, PHONE } from './phone.ts';

const EXAMPLES = { short, wildfire };
/** The one annex that an example names. */
const ANNEX = readFileSync(join(import.meta.dirname, '../../examples/annexes/clean-air-centers.csv'));
export type Example = keyof typeof EXAMPLES;

export interface Sent {
  agreement: string;
  round: string;
  number: string;
}

/** The mailbox of a party's agency head. */
export const mailboxOf = (party: string): string => {
  const found = [...short.parties, ...wildfire.parties].find(({ key }) => key === party);
  return found?.offices.find(({ key }) => key === found.signatories[0])?.holder.mailbox ?? '';
};

const convenerOf = ({ parties, convener }: (typeof EXAMPLES)[Example]): string =>
  parties.find(({ key }) => key === convener)?.mailDomains[0] ?? '';

interface Changes extends Record<string, unknown> {
  /** Nobody prepares its party: no head is asked. */
  alone?: boolean;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

export async function openStage() {
  const cloud: TestCloud = await aCloud();
  const browser = await openBrowser();
  const secrets = {
    short: (await cloud.token(convenerOf(short))).secret,
    wildfire: (await cloud.token(convenerOf(wildfire))).secret,
  };
  let count = 0;
  const post = async (which: Example, path: string, json: unknown): Promise<Sent> => {
    const { status, body, text } = await cloud.call<Sent & Record<string, unknown>>('POST', path, {
      bearer: secrets[which],
      json,
    });
    if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
    await cloud.quiet();
    return body;
  };
  const publish = async (which: Example, changes: Record<string, unknown> = {}): Promise<Sent> => {
    await cloud.registerAgencies(EXAMPLES[which]);
    count += 1;
    const file = { ...EXAMPLES[which], number: `MOU-2026-${100 + count}`, ...changes };
    const sent = await post(which, '/api/agreements', file);
    if (which === 'wildfire' && !changes.annexes) await cloud.handIn(secrets.wildfire, sent.agreement, ANNEX);
    await cloud.quiet();
    return sent;
  };
  return {
    cloud,
    /** Puts an example MOU out; no agency has done anything yet. */
    publish,
    /** The mailbox of a party's head, known as such by its own row. */
    knowsHead: async (agreement: string, party: string): Promise<string> => {
      const mailbox = mailboxOf(party);
      const sk = `ROLE#${agreement}#${party}#office#head`;
      await cloud.put({ pk: `PERSON#${personId(mailbox)}`, sk, agreement, party, as: 'office', of: 'head' });
      return mailbox;
    },
    /** Puts an example MOU out for signature under a number of its own; its first mails are out. */
    send: async (which: Example, { alone = false, ...changes }: Changes = {}): Promise<Sent> => {
      const sent = await publish(which, changes);
      const mou = { ...EXAMPLES[which], ...changes };
      if (!alone) await cloud.prepare({ ...sent, mou } as unknown as Parameters<typeof cloud.prepare>[0]);
      return sent;
    },
    /** Puts a new version in the place of an example that was sent. */
    revises: (which: Example, { agreement, number }: Sent, changes: Record<string, unknown>, note = '') =>
      post(which, `/api/agreements/${agreement}/versions?${new URLSearchParams({ note })}`, {
        ...EXAMPLES[which],
        number,
        ...changes,
      }),
    /** Hands in the short example as signed elsewhere, with its signed original. */
    adopts: async (): Promise<Pick<Sent, 'agreement'>> => {
      await cloud.registerAgencies(short);
      count += 1;
      const pdf = aScan({ pages: `original ${count}` });
      const sunset = { months: 18, then: 'goes-on' };
      const mou = { ...short, sunset, number: `MOU-2026-${100 + count}`, handling: 'public' };
      const original = { sha256: sha256(pdf), bytes: pdf.length };
      const adopted = { signedOn: '2026-01-12', settings: ['calendar.zone', 'sunset'], pdf: original };
      const sent = await post('short', '/api/agreements/adoptions', { mou, adopted });
      await cloud.handIn(secrets.short, sent.agreement, pdf);
      await cloud.quiet();
      return sent;
    },
    /** What liaisons do before their heads are asked, up to the word of the test mail. */
    confirms: async (which: Example, { agreement }: Sent, party: string): Promise<void> => {
      const found = EXAMPLES[which].parties.find(({ key }) => key === party) as PartyFile | undefined;
      if (!found) throw new Error(`There is no party ${party}`);
      await cloud.liaison({ mou: EXAMPLES[which] } as never, party).confirm(agreement, found);
      await cloud.quiet();
    },
    voids: (which: Example, { agreement }: Sent, reason: string) =>
      post(which, `/api/agreements/${agreement}/void`, { reason }),
    resends: (which: Example, { agreement }: Sent, party: string) =>
      post(which, `/api/agreements/${agreement}/signatories/${party}/link`, {}),
    /** The browser of one person: a phone without JavaScript unless said otherwise. */
    person: async (options: BrowserContextOptions = {}): Promise<BrowserContext> =>
      browser.newContext({ javaScriptEnabled: false, baseURL: cloud.url, viewport: PHONE, ...options }),
    close: async () => {
      await browser.close();
      await cloud.stop();
    },
  };
}
