/** Whatever is sent to a route, it is answered in words: never by a failure of ours, never with a stack, never with what was sent as markup. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entries } from '../../infra/aws/entries.ts';
import type { Table } from '../a-table.ts';
import { root } from '../imports.ts';
import { nameOf, ofType, synthesize } from '../template.ts';
import { aScene, type Fuzzed } from './a-scene.ts';
import { MARK } from './junk.ts';
import { requests } from './request.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

const { template } = synthesize();
const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]): [string, string] => {
  const integration = String(Properties.Target['Fn::Join'][1].find((part: { Ref?: string }) => part.Ref)?.Ref);
  return [Properties.RouteKey, nameOf(template.Resources[integration]?.Properties.IntegrationUri['Fn::GetAtt'][0])];
});
/** Of all routes together; `FUZZ=10000` sends as many to each. */
const ALL = 10_000;
const EACH = Number(process.env.FUZZ ?? Math.ceil(ALL / routes.length));

let fuzzed: Fuzzed;
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
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The function as it is deployed, over a table in memory that holds the scene. */
async function standUp(name: string): Promise<{ handler: Handler; table: Table }> {
  const { aTable } = await import('../a-table.ts');
  const table = aTable(fuzzed.items);
  const file = entries[name as keyof typeof entries];
  const { handler } = (await import(`${root}/${file}`)) as { handler: Handler };
  return { handler, table };
}

const told = (answer: APIGatewayProxyStructuredResultV2): string =>
  answer.isBase64Encoded ? '' : `${JSON.stringify(answer.headers)}\n${answer.body ?? ''}`;

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
