/** Whatever is sent to a route, it is answered in words: never by a failure of ours, never with a stack, never with what was sent as markup. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { changed } from '../../../functions/agreements/testing/an-mou.ts';
import { entries } from '../../../infra/aws/entries.ts';
import { aMou } from '../../a-sent-mou.ts';
import type { Table } from '../../a-table.ts';
import { root } from '../../imports.ts';
import { routesOf, synthesize } from '../../template.ts';
import { aScene, type Fuzzed } from './a-scene.ts';
import type { Form } from './body.ts';
import { calling, formsOn, sending, type TextField, textPaths } from './forms.ts';
import { MARK } from './junk.ts';
import { requests } from './request.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

const routes = routesOf(synthesize().template);
/** Of all routes together; `FUZZ=10000` sends as many to each. */
const ALL = 10_000;
const EACH = Number(process.env.FUZZ ?? Math.ceil(ALL / routes.length));

let fuzzed: Fuzzed;
// A bundle has its fonts beside it; from the source they come from their packages, by the real reader: this one would ask itself without an end.
vi.mock('../../../functions/records/pdf/typeface.ts', async (importReal) => {
  const real = await importReal<typeof import('../../../functions/records/pdf/typeface.ts')>();
  const { testFonts } = await import('../../../functions/records/pdf/a-typeface.ts');
  return { ...real, fontsIn: () => testFonts(real.fontsIn) };
});
beforeAll(async () => {
  fuzzed = await aScene();
  vi.resetModules();
  vi.useFakeTimers({ now: Date.parse(fuzzed.now), toFake: ['Date'] });
  Object.assign(process.env, {
    TABLE: 'Concord',
    SERVICE_URL: 'https://mou.example',
    AWS_REGION: 'us-east-1',
    SEAL_KEY: fuzzed.sealKey,
  });
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
}, 600_000);
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The function as it is deployed, over a table in memory that holds the scene. */
async function standUp(name: string): Promise<{ handler: Handler; table: Table }> {
  const { aTable } = await import('../../a-table.ts');
  const table = aTable(fuzzed.items);
  const file = entries[name as keyof typeof entries];
  const { handler } = (await import(`${root}/${file}`)) as { handler: Handler };
  return { handler, table };
}

const told = (answer: APIGatewayProxyStructuredResultV2): string =>
  answer.isBase64Encoded ? '' : `${JSON.stringify(answer.headers)}\n${answer.body ?? ''}`;

/** The first that passes, or the first of all. */
async function firstOf<T>(all: readonly T[], passes: (one: T) => Promise<boolean>): Promise<T> {
  for (const one of all) if (await passes(one)) return one;
  return all[0] as T;
}

/** Among others; a field that is left out here is tried all the same. */
const RECORDED = [
  'POST /agreements/{agreement}/clocks/pause reason',
  'POST /agreements/{agreement}/disputes cannotAccept',
  'POST /agreements/{agreement}/disputes happened',
  'POST /agreements/{agreement}/disputes links.0.says',
  'POST /agreements/{agreement}/disputes need',
  'POST /agreements/{agreement}/disputes offer',
  'POST /agreements/{agreement}/disputes/{number}/acceptance dissent',
  'POST /agreements/{agreement}/disputes/{number}/dissent words',
  'POST /agreements/{agreement}/disputes/{number}/evidence says',
  'POST /agreements/{agreement}/disputes/{number}/position need',
  'POST /agreements/{agreement}/disputes/{number}/texts followUps.0.what',
  'POST /agreements/{agreement}/disputes/{number}/texts text',
  'POST /agreements/{agreement}/disputes/{number}/veto reason',
  'POST /agreements/{agreement}/disputes/{number}/withdrawal reason',
  'POST /agreements/{agreement}/holds authority',
  'POST /agreements/{agreement}/holds reason',
  'POST /agreements/{agreement}/holds/{hold}/release reason',
  'POST /agreements/{agreement}/parties/{party}/holders/{office}/delegate instrument',
  'POST /agreements/{agreement}/parties/{party}/holders/{office}/delegate name',
  'POST /agreements/{agreement}/parties/{party}/holders/{office}/delegate reason',
  'POST /agreements/{agreement}/parties/{party}/holders/{office} name',
  'POST /agreements/{agreement}/parties/{party}/holders/{office} reason',
  'POST /agreements/{agreement}/parties/{party}/draft/offices/{office} name',
  'POST /agreements/{agreement}/parties/{party}/offices/{office}/alternate name',
  'POST /agreements/{agreement}/parties/{party}/offices/{office}/alternate reason',
  'POST /agreements/{agreement}/parties/{party}/outside name',
  'POST /agreements/{agreement}/parties/{party}/outside title',
  'POST /agreements/{agreement}/parties/{party}/outside/refusal reason',
  'POST /agreements/{agreement}/parties/{party}/reviewers reviewers.counsel.name',
  'POST /agreements/{agreement}/removals authority',
  'POST /agreements/{agreement}/removals reason',
  'POST /agreements/{agreement}/removals/{removal}/refuse reason',
  'POST /reviews/{round}/{party}/{kind}/answer comments',
  'POST /rounds/{round}/decline reason',
];

/** JSON and files are shown by no browser: nosniff stands on every answer. */
const isData = ({ headers = {} }: APIGatewayProxyStructuredResultV2): boolean =>
  headers['X-Content-Type-Options'] === 'nosniff' &&
  !String(headers['content-type'] ?? 'text/html').startsWith('text/html');

describe('Every route answers junk in words', () => {
  it.each(routes)('%s', { timeout: 600_000 }, async (route, name) => {
    const { handler, table } = await standUp(name);
    await fc.assert(
      fc.asyncProperty(requests(route, fuzzed.scene), async (event) => {
        table.restore();
        const answer = await handler(event, {} as Context);
        expect(answer.statusCode, 'a status').toBeGreaterThanOrEqual(200);
        expect(answer.statusCode, told(answer)).toBeLessThan(500);
        expect(told(answer)).not.toMatch(/\bat \S+ \(?(file|node|\/)\S*:\d+:\d+|node_modules|TypeError|ZodError/);
        if (!isData(answer)) expect(told(answer).includes(MARK), 'what was sent comes back as markup').toBe(false);
      }),
      { numRuns: EACH, seed: 20_261_125 },
    );
    if (route.startsWith('GET ')) expect(table.writes, 'looking changes nothing').toEqual([]);
  });
});

describe('Every field of every form and of the API', () => {
  const posts = new Map(routes.filter(([route]) => route.startsWith('POST ')));
  /** A word that is on no page. */
  const WORD = 'zqword';
  const LONG = ' '.repeat(300_000);

  interface Sent {
    answer: APIGatewayProxyStructuredResultV2;
    /** All that was written because of it. */
    written: string;
    /** Processor time in microseconds. */
    cost: number;
  }
  let stood: { name: string; on: Awaited<ReturnType<typeof standUp>> } | undefined;
  async function send(route: string, event: APIGatewayProxyEventV2): Promise<Sent> {
    const name = posts.get(route) ?? '';
    // The table is behind the one client, so that whoever was stood up last has it.
    if (stood?.name !== name) stood = { name, on: await standUp(name) };
    const { handler, table } = stood.on;
    table.restore();
    table.written.length = 0;
    const before = process.cpuUsage();
    const answer = await handler(event, {} as Context);
    const { user, system } = process.cpuUsage(before);
    return { answer, written: table.written.join('\n'), cost: user + system };
  }

  /**
   * The least that a request costs. What else runs on the machine, and what the engine does now and then, only adds: one that must cost
   * less than `limit` has many tries. What depends on the length of a text costs hundreds of times as much in each of them.
   */
  async function least(attempt: () => Promise<Sent>, limit = 0): Promise<number> {
    let cost = Number.POSITIVE_INFINITY;
    for (let run = 0; run < (limit === 0 ? 3 : 20) && cost >= limit; run += 1) {
      cost = Math.min(cost, (await attempt()).cost);
    }
    return cost;
  }

  interface Field {
    where: string;
    field: TextField;
    /** Whether what is typed here goes on record. */
    kept: boolean;
    submit: (typed: string, more?: Form) => Promise<Sent>;
  }
  const fields: Field[] = [];
  beforeAll(async () => {
    const forms = formsOn(fuzzed.pages, [...posts.keys()], fuzzed);
    for (const form of forms.sort((one, other) =>
      String(posts.get(one.route)).localeCompare(String(posts.get(other.route))),
    )) {
      const sent = (filling: Form) => send(form.route, sending(form, filling));
      const filling = await firstOf(form.fillings, async (one) => (await sent(one)).answer.statusCode === 303);
      for (const field of form.texts) {
        const submit: Field['submit'] = (typed, more) => sent({ ...filling, [field.name]: typed, ...more });
        const kept = (await submit(WORD)).written.includes(WORD);
        fields.push({ where: `${form.route} ${field.name}`, field, kept, submit });
      }
    }
  }, 600_000);

  it('are walked, and what is typed into these goes on record', () => {
    expect([...new Set(fields.filter(({ kept }) => kept).map(({ where }) => where))].sort()).toEqual(
      expect.arrayContaining(RECORDED),
    );
  });

  it('take no character that reorders others, and show it written out', { timeout: 600_000 }, async () => {
    for (const { where, kept, submit } of fields) {
      const { answer, written } = await submit(`${WORD} \u202e000,01\u202c`);
      expect(`${told(answer)}${written}`.includes('\u202e'), where).toBe(false);
      if (!kept) continue;
      expect(answer.statusCode, where).toBe(422);
      expect(written.includes(WORD), where).toBe(false);
      expect(told(answer), where).toContain(`${WORD} [U+202E]000,01[U+202C]`);
      expect(told(answer), where).toContain('U+202E RIGHT-TO-LEFT OVERRIDE, at character 8');
    }
  });

  it('count a line break once, as their boxes do', { timeout: 600_000 }, async () => {
    for (const { where, kept, field, submit } of fields) {
      const { box, maxlength } = field;
      if (!kept || !box || maxlength === undefined) continue;
      const typed = 'x\r\n'.repeat(maxlength / 2).slice(0, -2);
      expect((await submit(`${typed}y`)).answer.statusCode, where).toBe(303);
      const more = (await submit(`${typed}yz`)).answer;
      expect([more.statusCode, told(more).includes('characters; at most')], where).toEqual([422, true]);
    }
  });

  it('take no longer for 300 KB of blanks than for 300 KB that nobody reads', { timeout: 600_000 }, async () => {
    // Rows of a list are alike, and so are forms of one kind.
    for (const [where, { submit }] of new Map(fields.map((one) => [one.where.replace(/\.\d+\./, '.0.'), one]))) {
      const unread = await least(() => submit(WORD, { zq: LONG }));
      expect(await least(() => submit(LONG), 6 * unread), where).toBeLessThan(6 * unread);
    }
  });

  describe('of the API', () => {
    const call = (route: string, json: object) => {
      const { path, bearers } = fuzzed.scene;
      const to = { route, path: { agreement: path.agreement?.[0] ?? '' }, bearer: bearers[0] ?? '' };
      return send(route, calling(to, json));
    };
    const VOID = 'POST /api/agreements/{agreement}/void';
    const PUBLISH = 'POST /api/agreements';
    const REVISE = 'POST /api/agreements/{agreement}/versions';
    const mou = aMou();
    const bodies: [route: string, field: string, body: (typed: string) => object][] = [
      [VOID, 'reason', (reason) => ({ reason })],
      ...[PUBLISH, REVISE].flatMap((route) =>
        textPaths(mou).map((path): (typeof bodies)[number] => [
          route,
          path,
          (typed) => changed(mou, path, typed) as object,
        ]),
      ),
    ];

    it('take no character that reorders others', { timeout: 600_000 }, async () => {
      for (const [route, field, body] of bodies) {
        const { answer, written } = await call(route, body(`${WORD}\u202e`));
        expect([answer.statusCode, written.includes(WORD)], `${route} ${field}`).toEqual([422, false]);
        expect(told(answer), route).toContain(`"field":"${field}"`);
      }
    });

    it('take no longer for 290 KB of blanks than for 290 KB of letters', { timeout: 600_000 }, async () => {
      for (const [route, field, body] of bodies.filter(([of]) => of !== REVISE)) {
        const sending = (char: string) => () => call(route, body(char.repeat(290_000)));
        const letters = await least(sending('x'));
        expect(await least(sending(' '), 6 * letters), `${route} ${field}`).toBeLessThan(6 * letters);
      }
    });

    it('count a line break once', async () => {
      const typed = 'x\r\n'.repeat(2_000).slice(0, -2);
      expect((await call(VOID, { reason: `${typed}yz` })).answer.statusCode).toBe(422);
      expect((await call(VOID, { reason: `${typed}y` })).answer.statusCode).toBe(200);
    });
  });
});
