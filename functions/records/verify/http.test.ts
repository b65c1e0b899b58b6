/** /verify: whoever sends a file reads what of it holds; whatever else is sent is answered in words, and nothing sent comes back as markup. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../shared/canonical.ts';
import { front } from '../../shared/http/front.ts';
import { multipart } from '../../shared/http/multipart.ts';
import { records } from '../capability.ts';
import { aSignatory, type Signatory } from './a-certificate.ts';
import { sealed } from './a-copy.ts';
import { aRecord, withStream } from './a-record.ts';
import { askForFile, checkFileAgainst, LARGEST_CHECKED } from './check-file.ts';
import { aPdf, aSealedPdf } from './pdf/a-sealed-pdf.ts';

let service: Signatory;
let pdf: Buffer;
/** The service's own keys, as its table has them; what gives them may fail as the table may. */
let keys: () => { jwk: { kid: string } }[];
let may = true;
const handler = front(
  records,
  'verify-http',
  {
    askForFile,
    checkFile: checkFileAgainst(
      async () => keys(),
      async () => may,
    ),
  },
  [multipart],
);
beforeAll(async () => {
  service = await aSignatory('Concord seal');
  pdf = await aSealedPdf(service);
});

beforeEach(() => {
  keys = () => [service];
  may = true;
});

/** A request as API Gateway hands it over: a form with files comes in base64. */
async function ask(method: 'GET' | 'POST', body?: Buffer, type?: string, more: Record<string, string> = {}) {
  const event = {
    version: '2.0',
    routeKey: `${method} /verify`,
    rawPath: '/verify',
    rawQueryString: '',
    headers: { ...(type && { 'content-type': type }), ...more },
    requestContext: { http: { method, path: '/verify', sourceIp: '192.0.2.7' }, requestId: 'r' },
    ...(body && { body: body.toString('base64') }),
    isBase64Encoded: body !== undefined,
  } as unknown as APIGatewayProxyEventV2;
  const { statusCode = 0, body: html = '', headers = {} } = await handler(event, {} as Context);
  const main = parse(html).querySelector('#main-content')?.structuredText.replaceAll(/\s+/g, ' ') ?? '';
  return { statusCode, html, main, headers };
}

async function send(content: Uint8Array | string, name = 'file.pdf', field = 'file') {
  const form = new FormData();
  form.set(field, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  return ask('POST', Buffer.from(await encoded.arrayBuffer()), type);
}

describe('GET /verify', () => {
  it('asks for a file, says what is checked, and that the file is not kept', async () => {
    const { statusCode, main, html, headers } = await ask('GET');
    expect(statusCode).toBe(200);
    expect(main).toMatch(/Check a copy or a record.*up to 4 MB.*The file is not kept.*What is checked/);
    expect(html).toContain('enctype="multipart/form-data"');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('POST /verify', () => {
  it('refuses a source that has had enough in the hour, before its file is looked at', async () => {
    may = false;
    const { statusCode, main } = await send(pdf);
    expect(statusCode).toBe(429);
    expect(main).toMatch(/From your network 100 files were checked in this hour\./);
    expect(main).not.toMatch(/Unchanged since sealing/);
  });

  it('says of a PDF that the service itself sealed that it did, and what no file can say', async () => {
    const { statusCode, main } = await send(pdf);
    expect(statusCode).toBe(200);
    expect(main).toMatch(
      /^Unchanged since sealing Nothing in it was changed.*one of this service’s own.*Signed by.*What this file cannot say.*Each check, and the hash of the file.*Not one byte of the file was changed/,
    );
    expect(main).not.toMatch(/Whose key/);
    expect(main).toMatch(/What it is An executed copy as PDF.*The file was not kept\./);
  });

  it.each<[string, () => Promise<Buffer>]>([
    ['a PDF', async () => aSealedPdf(await aSignatory('Concord seal'))],
    ['a copy as data', async () => Buffer.from(canonicalJson(sealed(await aSignatory('Concord seal'))))],
  ])('warns before all else of %s that a stranger’s key sealed in the name of this service', async (_, make) => {
    const { statusCode, main } = await send(await make());
    expect(statusCode).toBe(200);
    expect(main).toMatch(/^Not sealed by this service Before you rely on it.*Do not rely on it/);
    expect(main).not.toMatch(/Unchanged since sealing/);
  });

  it('says that the key could not be compared while the table cannot be read', async () => {
    keys = () => {
      throw new Error('no table');
    };
    const { statusCode, main } = await send(pdf);
    expect(statusCode).toBe(200);
    expect(main).toMatch(
      /^Unchanged since sealing Before you rely on it Its key was not compared.*Whose key it is: compare/,
    );
  });

  it('says of the same with one byte flipped that it does not', async () => {
    const place = pdf.indexOf('(Test)') + 1;
    const changed = Buffer.from(pdf);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    const { statusCode, main } = await send(changed);
    expect(statusCode).toBe(200);
    expect(main).toMatch(
      /^Changed. Do not rely on it It is not what was sealed.*The file was changed after it was sealed/,
    );
  });

  it.each<[string, () => unknown, RegExp]>([
    ['a copy as data', () => sealed(service), /^Unchanged since sealing.*An executed copy as data/],
    [
      'a record',
      () => aRecord(),
      /^Complete and unchanged Before you rely on it.*Compare it with a sealed copy or a list of tips.*5 events, unbroken.*An exported record/,
    ],
    [
      'a record without an event',
      () => withStream(aRecord(), 1, ({ events }) => ({ events: events.toSpliced(1, 1) })),
      /^Problem found Do not rely on this record.*Event 3 .* an event is missing or moved/,
    ],
    [
      'JSON of something else',
      () => ({ format: 'other' }),
      /^Not a Concord original It cannot be checked.*neither a PDF nor JSON of this service/,
    ],
  ])('says it of %s', async (_, make, says) => expect((await send(canonicalJson(make()))).main).toMatch(says));

  it.each<[string, Uint8Array | string, RegExp]>([
    ['14 bytes of text', 'no PDF at all.', /^Not a Concord original It cannot be checked/],
    ['14 bytes that begin like a PDF', '%PDF-1.7 hello', /^Not a Concord original, perhaps a scan/],
    ['a picture', Buffer.from('\xff\xd8\xff\xe0 JFIF', 'latin1'), /^Not a Concord original, perhaps a scan/],
    ['a program', 'MZ\x90', /^Not a Concord original It cannot be checked.*a Windows program/],
  ])('tells %s as none of its own', async (_, content, says) => {
    const { main } = await send(content);
    expect(main).toMatch(says);
    expect(main).not.toMatch(/executed copy as PDF|Changed\./);
  });

  it('tells a scan, and a copy that somebody printed into a PDF, as none of its own', async () =>
    expect((await send(await aPdf({}))).main).toMatch(/^Not a Concord original, perhaps a scan.*It carries no seal/));

  it('tells a sealed PDF that was cut off or added to as changed', async () => {
    for (const bytes of [pdf.subarray(0, pdf.length - 40), Buffer.concat([pdf, Buffer.from('more')])])
      expect((await send(bytes)).main).toMatch(/^Changed. Do not rely on it/);
  });

  it.each<[string, () => Promise<{ statusCode: number; main: string }>, RegExp]>([
    ['no file', () => send(''), /No file was chosen/],
    ['a file in another field', () => send('x', 'x', 'other'), /No file was chosen/],
    [
      'a form without files',
      () => ask('POST', Buffer.from('file=x'), 'application/x-www-form-urlencoded'),
      /No file was/,
    ],
    [
      'a file that only JSON speaks of',
      () => ask('POST', Buffer.from('{"file":{"content":"x"}}'), 'application/json'),
      /No file was chosen/,
    ],
    ['nothing at all', () => ask('POST'), /No file was chosen/],
    [
      'a file above the limit',
      () => send(new Uint8Array(LARGEST_CHECKED + 1)),
      /has 4194305 bytes, and this page checks at most 4194304\. .*npm run verify/,
    ],
  ])('refuses %s in words, on the page with the form', async (_, request, says) => {
    const { statusCode, main } = await request();
    expect(statusCode).toBe(422);
    expect(main).toMatch(says);
    expect(main).toContain('Check this file');
  });

  it('takes a form of another site for nothing', async () =>
    expect((await ask('POST', undefined, undefined, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(404));

  it('shows what a file says as text, and no more of it than a person reads', async () => {
    const record = aRecord();
    const events = Array.from({ length: 5_000 }, (_, index) => ({
      ...(record.streams[0]?.events[0] as object),
      seq: index,
      type: `<script>alert(${index})</script>${'x'.repeat(index === 1 ? 100_000 : 0)}`,
    }));
    const { html } = await send(JSON.stringify({ ...record, streams: [{ events, bodies: [] }] }), '"><b>.pdf');
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>');
    expect(html.length).toBeLessThan(100_000);
  });

  it('answers whatever is sent, as a form or as anything else, without a fault of its own', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('file', 'file[]', 'a', '__proto__'), fc.boolean(), fc.string()), {
          maxLength: 6,
        }),
        fc.nat(),
        fc.uint8Array({ maxLength: 20 }),
        async (parts, pick, bytes) => {
          const lines = parts.map(
            ([name, isFile, value]) =>
              `--b\r\ncontent-disposition: form-data; name="${name}"${isFile ? '; filename="f"' : ''}\r\n\r\n${value}\r\n`,
          );
          const whole = Buffer.from(`${lines.join('')}--b--\r\n`);
          const place = pick % whole.length;
          const broken = Buffer.concat([whole.subarray(0, place), bytes, whole.subarray(place + bytes.length)]);
          for (const body of [whole, broken]) {
            const { statusCode } = await ask('POST', body, 'multipart/form-data; boundary=b');
            expect([200, 415, 422]).toContain(statusCode);
          }
        },
      ),
      { numRuns: 300, seed: 20261125 },
    ));
});
