/** For fuzzing: a table, sessions, tokens, forms and files as they are in a real cloud, for those who send junk to know. */
import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { mouSchema } from '../../../functions/agreements/mou/domain/mou.schema.ts';
import { sha256 } from '../../../functions/shared/canonical.ts';
import { formProof } from '../../../functions/shared/http/form-keys.ts';
import type { Item } from '../../../functions/shared/ledger/table.ts';
import { aCloud } from '../../a-cloud.ts';
import { aScan } from '../../a-scan.ts';
import { aMou } from '../../a-sent-mou.ts';
import { aStage, headOf, type Stage } from './a-stage.ts';
import { bySchema, mutated } from './junk.ts';
import type { Scene, Visit } from './request.ts';

const LINK = /\/(sign|sign-in|review|reviews)\/([a-z2-7]{52})/g;

/** Names and values of every field of the forms on a page. */
const fieldsOn = (html: string): [name: string, value: string][] =>
  parse(html)
    .querySelectorAll('input, textarea, select')
    .flatMap((field): [string, string][] => {
      const name = field.getAttribute('name') ?? '';
      const options = field.querySelectorAll('option').map((option) => option.getAttribute('value') ?? '');
      return [field.getAttribute('value') ?? 'x', ...options].map((value) => [name, value]);
    })
    .filter(([name]) => name !== '');

const gathered = (pairs: readonly [string, string][]): Record<string, string[]> => {
  const all = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries([...all].map(([name, of]) => [name, [...new Set(of.map(([, value]) => value))]]));
};

/** What addresses on pages have in this place. */
const inPaths = (pages: readonly string[], pattern: RegExp): string[] => [
  ...new Set(pages.flatMap((html) => [...html.matchAll(pattern)].map(([, part = '']) => part))),
];

/** A cookie's value is the secret of its session, in a round with whose it is; pages show which of them prove forms. */
const visitIn =
  (pages: readonly string[]) =>
  ({ browser: { cookie }, path = {} }: Stage['browsers'][number]): Visit => {
    const cookies = cookie.split('; ');
    const proofs = cookies.map((pair) => formProof(pair.split('=')[1]?.split('.')[0] ?? ''));
    return { cookies, path, proofs: proofs.filter((proof) => pages.some((html) => html.includes(proof))) };
  };

/** Read past the SDK, bytes are base64. */
const withBytes = (item: Item): Item =>
  typeof item.content === 'string' ? { ...item, content: Buffer.from(item.content, 'base64') } : item;

export interface Fuzzed {
  scene: Scene;
  items: Item[];
  now: string;
  sealKey: string;
  /** What the visits of the scene have seen. */
  pages: readonly string[];
}

export async function aScene(): Promise<Fuzzed> {
  const cloud = await aCloud();
  try {
    const stage = await aStage(cloud);
    const { token, sent, held, disputed, pages, annex } = stage;
    const tokens = cloud.inbox.list().flatMap(({ text }) => [...text.matchAll(LINK)].map(([, , token = '']) => token));
    // Now there is a sealing key and a list, so that what is published needs no key service.
    await cloud.invoke(cloud.functionId('records-tips'), { step: 'list-tips' });
    await cloud.quiet();
    const record = (await cloud.call('GET', `/api/agreements/${sent.agreement}/record`, { bearer: token })).body;
    const mou = aMou();
    return {
      now: cloud.now(),
      sealKey: cloud.outputs.SealKeyArn ?? '',
      pages,
      items: (await cloud.items<Item>('')).map(withBytes),
      scene: {
        path: {
          agreement: [sent.agreement, sent.agreement, held.agreement, disputed.agreement],
          number: ['1', '2', '3'],
          index: ['0', '1'],
          round: [sent.round],
          party: ['health', 'police', 'forestry'],
          office: ['head'],
          kind: ['counsel', 'budget'],
          token: tokens,
          day: [cloud.now().slice(0, 10)],
          sha256: [sha256(annex), sent.documentHash],
          file: ['css/concord.css'],
          session: inPaths(pages, /\/sessions\/([^/"]+)\/end/g),
          hold: inPaths(pages, /\/holds\/([^/"]+)\/release/g),
          removal: inPaths(pages, /\/removals\/([^/"]+)\/(?:approve|check|refuse)/g),
        },
        visits: stage.browsers.map(visitIn(pages)),
        bearers: [token],
        fields: {
          ...gathered(pages.flatMap(fieldsOn)),
          mailbox: ['liaison@health.example', headOf(stage)],
          agreement: [sent.agreement],
          number: [sent.number],
          code: [stage.code, '123456'],
          reason: ['No.'],
          comments: ['Name the system of records.'],
        },
        bodies: fc.oneof(
          bySchema(mouSchema),
          ...[mou, sent.mou].flatMap((file) => [mutated(file), fc.constant(file)]),
          mutated({ reason: 'Withdrawn.' }),
        ),
        files: fc.oneof(
          fc.constantFrom(annex, aScan(), aScan({ signed: true })),
          mutated(record).map((changed) => Buffer.from(JSON.stringify(changed) ?? '')),
        ),
      },
    };
  } finally {
    await cloud.stop();
  }
}
