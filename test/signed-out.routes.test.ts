/** Every form of the service, sent without the cookie that has ended with its session: what was typed is on the page that answers. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { capabilities, type FunctionName } from '../functions/capabilities.ts';
import { STRANGER } from '../functions/identity/authorize.ts';
import { can } from '../functions/identity/domain/roles.rules.ts';
import { LOGIN_COOKIE } from '../functions/identity/person.reads.ts';
import type { Capability } from '../functions/shared/capability.ts';
import { formProof } from '../functions/shared/http/form-keys.ts';
import { entries } from '../infra/aws/entries.ts';
import { root, sourcesIn } from './imports.ts';

/** Forms of people; those of strangers are none of them: whoever sends one of these has no session that could end. */
const list: Readonly<Record<string, Capability>> = capabilities;
const forms = Object.values(list).flatMap((capability) =>
  Object.entries(capability.functions).flatMap(([by, { routes = {} }]) =>
    Object.entries(routes).flatMap(([route, [action] = ['']]) =>
      route.startsWith('POST ') && !route.startsWith('POST /api/') && !can(STRANGER, capability.actions[action] ?? [])
        ? [[route, by as FunctionName] as const]
        : [],
    ),
  ),
);
/** Nothing is read or written for somebody who has no session. */
const untouched = vi.fn(() => {
  throw new Error('The table was asked');
});
/** A table that has nothing of what it is asked for, and one that does not answer. */
const empty = async () => ({ Responses: {}, Items: [], Count: 0 });
const silent = async () => {
  throw Object.assign(new Error('The table does not answer'), { name: 'ServiceUnavailable', $fault: 'server' });
};
/** A browser that has been here: every kind of session, none of which is there any more. */
const SECRET = 'a'.repeat(52);
const COOKIES = [
  LOGIN_COOKIE,
  `__Host-sig_01KJQH0H3X6BDMW5B3Y9JAFVGA-1`,
  `__Host-rev_sig_01KJQH0H3X6BDMW5B3Y9JAFVGA-1.police.counsel`,
].map((name) => `${name}=${SECRET}`);

const WORDS = 'Section 4 & “the map”:\n<b>$2,000</b> is ours.';
const SHOWN = 'Section 4 &amp; “the map”:\n&lt;b>$2,000&lt;/b> is ours.';
const FORM = JSON.stringify({
  page: '/agreements/mou_1/disputes/3',
  fields: {
    words: { label: 'What your agency needs' },
    party: { label: 'Which agency', of: { police: 'State Police' } },
    code: { label: 'Code', secret: true },
  },
});

/** Identifiers that can be, so that no path is refused before its session is looked at. */
const PLACES: Record<string, string> = {
  agreement: 'mou_01KJQH0H3X6BDMW5B3Y9JAFVGA',
  round: 'sig_01KJQH0H3X6BDMW5B3Y9JAFVGA-1',
  party: 'police',
  kind: 'counsel',
  number: '3',
};
const parametersOf = (route: string) =>
  Object.fromEntries([...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, PLACES[name] ?? '1']));

interface Sending {
  site?: string;
  cookies?: string[];
  table?: () => unknown;
  proof?: string;
}

async function sent(
  route: string,
  by: FunctionName,
  { site, cookies, table = untouched, proof = 'unseen' }: Sending = {},
) {
  const { dynamo } = await import('../functions/shared/ledger/table.ts');
  vi.spyOn(dynamo, 'send').mockImplementation(table as never);
  const { handler } = (await import(`${root}/${entries[by]}`)) as {
    handler: (event: unknown, context: unknown) => Promise<{ statusCode: number; body?: string; cookies?: string[] }>;
  };
  const parameters = parametersOf(route);
  const rawPath = route.replace('POST ', '').replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
  const fields = {
    words: WORDS,
    party: 'police',
    code: '123456',
    empty: ' ',
    _proof: proof,
    _command: 'cmd_01KJQH0H3X6BDMW5B3Y9JAFVGA',
    _agreement: PLACES.agreement ?? '',
    _form: FORM,
  };
  const event = {
    version: '2.0',
    routeKey: route,
    rawPath,
    rawQueryString: '',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(site !== undefined && { 'sec-fetch-site': site }),
    },
    ...(cookies !== undefined && { cookies }),
    pathParameters: parameters,
    requestContext: { requestId: 'one', http: { method: 'POST', path: rawPath, sourceIp: '192.0.2.1' } },
    body: Buffer.from(new URLSearchParams(fields).toString()).toString('base64'),
    isBase64Encoded: true,
  } as unknown as APIGatewayProxyEventV2;
  return handler(event, { getRemainingTimeInMillis: () => 10_000 } as Context);
}

describe('A form that is sent without its session', () => {
  it('is one of more than thirty', () => expect(forms.length).toBeGreaterThan(30));

  it.each(forms)('%s shows what was typed, in the words of its form, and asks for nothing else', async (route, by) => {
    const { statusCode, body = '', cookies } = await sent(route, by);
    expect([statusCode, cookies]).toEqual([401, undefined]);
    expect(body).toContain('<title>Error: Your session has ended');
    expect(body).toMatch(/>What your agency needs<\/label><textarea[^>]*readonly[^>]*>/);
    expect(body).toContain(SHOWN);
    expect(body).toContain('Which agency: <strong>State Police</strong>');
    expect(body).not.toMatch(/123456|unseen|_proof|<form/);
    expect(untouched).not.toHaveBeenCalled();
  });

  it.each(forms)('%s of another site is shown to nobody', async (route, by) => {
    const { statusCode, body = '' } = await sent(route, by, { site: 'cross-site' });
    expect(statusCode).toBe(404);
    expect(body).not.toContain('$2,000');
  });

  it('leads back to the page of the form, or to the newest link', async () => {
    const signedIn = await sent('POST /agreements/{agreement}/disputes/{number}/answer', 'disputes-acts');
    expect(signedIn.body).toContain('href="/agreements/mou_1/disputes/3"');
    const byLink = await sent('POST /rounds/{round}/decline', 'signing-http');
    expect(byLink.body).toContain('Open the link in your newest email about this MOU again');
    expect(byLink.body).not.toContain('href="/agreements/mou_1');
  });
});

describe('A form that is sent with what the browser still has', () => {
  const shown = (body: string) => {
    expect(body).toMatch(/<title>Error: /);
    expect(body).toMatch(/>What your agency needs<\/label><textarea[^>]*readonly[^>]*>/);
    expect(body).toContain(SHOWN);
    expect(body).not.toMatch(/123456|unseen/);
  };

  it.each(forms)('%s shows what was typed where its session is not there any more', async (route, by) => {
    const { statusCode, body = '' } = await sent(route, by, { cookies: COOKIES, table: empty });
    expect(statusCode).toBe(401);
    shown(body);
  });

  it.each(forms)('%s shows what was typed where the table does not answer', async (route, by) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const proof = formProof(SECRET);
    const { statusCode, body = '' } = await sent(route, by, { cookies: COOKIES, table: silent, proof });
    // Some ask for a session of their own first, or for what the address names.
    expect([401, 404, 500]).toContain(statusCode);
    shown(body);
  });
});

describe('Every form that posts', () => {
  it('is made by Form, which tells its labels along', () => {
    const others = sourcesIn('functions').filter(
      ({ path, text }) => path !== 'functions/shared/pages/form.tsx' && /method="post"|method='post'/.test(text),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  it('has no hidden field but what Hidden names, beginning with an underscore', () => {
    const others = sourcesIn('functions').filter(
      ({ path, text }) =>
        path !== 'functions/shared/pages/form.tsx' && !/\.test\./.test(path) && /type="hidden"/.test(text),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });
});
