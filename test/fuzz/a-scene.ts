/** For fuzzing: a round under way in a real cloud, whose table, sessions, tokens and forms are then known to those who send junk. */
import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { mouSchema } from '../../functions/agreements/mou.schema.ts';
import type { Item } from '../../functions/shared/table.ts';
import { aCloud } from '../a-cloud.ts';
import { aMou } from '../a-sent-mou.ts';
import { bySchema, mutated } from './junk.ts';
import type { Scene } from './request.ts';

const LINK = /\/(sign|sign-in|review|reviews)\/([a-z2-7]{52})/g;

/** Names and values of every field of the forms on a page. */
const fieldsOn = (html: string): [name: string, value: string][] =>
  parse(html)
    .querySelectorAll('input, textarea, select')
    .map((field): [string, string] => [field.getAttribute('name') ?? '', field.getAttribute('value') ?? 'x'])
    .filter(([name]) => name !== '');

const gathered = (pairs: readonly [string, string][]): Record<string, string[]> => {
  const all = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries([...all].map(([name, of]) => [name, [...new Set(of.map(([, value]) => value))]]));
};

/** Read past the SDK, bytes are base64. */
const withBytes = (item: Item): Item =>
  typeof item.content === 'string' ? { ...item, content: Buffer.from(item.content, 'base64') } : item;

export interface Fuzzed {
  scene: Scene;
  items: Item[];
  now: string;
  sealKey: string;
}

export async function aScene(): Promise<Fuzzed> {
  const cloud = await aCloud();
  try {
    const token = (await cloud.token()).secret;
    const sent = await cloud.send(token, aMou());
    const head = cloud.head(sent, 'health');
    await head.openLink();
    await head.askForCode();
    const pages = [head.browser.page];
    const base = `/agreements/${sent.agreement}`;
    pages.push(await head.browser.open(`/rounds/${sent.round}/decline`));
    const people = ['liaison', 'records'].map((who) => cloud.person(`${who}@health.example`));
    for (const person of people) await person.signIn();
    const [liaison, officer] = people;
    for (const path of [
      '/home',
      '/sessions',
      base,
      `${base}/parties/health`,
      `${base}/parties/health/offices/head`,
      `${base}/parties/health/outside`,
    ])
      if (liaison) pages.push(await liaison.browser.open(path));
    if (officer) pages.push(await officer.browser.open(`${base}/keeping`));
    pages.push(await cloud.person('x@health.example').browser.open('/sign-in'));
    pages.push(await cloud.person('x@health.example').browser.open('/find'));
    const fields = gathered(pages.flatMap(({ html }) => fieldsOn(html)));
    const tokens = cloud.inbox.list().flatMap(({ text }) => [...text.matchAll(LINK)].map(([, , token = '']) => token));
    const browsers = [head.browser, ...people.map(({ browser }) => browser)];
    // Now there is a sealing key and a list, so that what is published needs no key service.
    await cloud.invoke(cloud.functionId('records-tips'), { step: 'list-tips' });
    await cloud.quiet();
    const mou = aMou();
    return {
      now: cloud.now(),
      sealKey: cloud.outputs.SealKeyArn ?? '',
      items: (await cloud.items<Item>('')).map(withBytes),
      scene: {
        path: {
          agreement: [sent.agreement],
          round: [sent.round],
          party: ['health', 'police'],
          office: ['head'],
          kind: ['counsel', 'budget'],
          token: tokens,
          day: [cloud.now().slice(0, 10)],
          sha256: [sent.documentHash],
          file: ['css/concord.css'],
        },
        cookies: browsers.flatMap(({ cookie }) => cookie.split('; ')),
        bearers: [token],
        fields: {
          ...fields,
          mailbox: ['liaison@health.example'],
          number: [sent.number],
          code: ['123456'],
          reason: ['No.'],
        },
        bodies: fc.oneof(bySchema(mouSchema), mutated(mou), mutated({ reason: 'Withdrawn.' }), fc.constant(mou)),
      },
    };
  } finally {
    await cloud.stop();
  }
}
