/** A stamp is taken from an authority only when it answers our own question; every other answer fails the step, and says why. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, anAuthority, RESPONDERS, rightly } from './an-authority.ts';
import { stampFrom, timestampQuery, tokenFrom } from './timestamp.ts';

const BYTES = Buffer.from('a signature');
const status =
  (code: number): Answers =>
  (_, __, response) =>
    void response.writeHead(code).end();
const bytes =
  (content: Uint8Array): Answers =>
  (_, __, response) =>
    void response.writeHead(200).end(content);
const to =
  (question: () => Buffer): Answers =>
  async (_, { reply }, response) =>
    response.writeHead(200).end(await reply(question()));
const queryOf = (...of: Parameters<typeof timestampQuery>) => Buffer.from(timestampQuery(...of).query);

describe.each(Object.entries(RESPONDERS))('A time stamp, asked of %s', (_name, by) => {
  let authority: Awaited<ReturnType<typeof anAuthority>>;
  beforeAll(async () => {
    authority = await anAuthority(by);
  });
  afterAll(() => authority.close());

  it('is the authority’s own word on exactly those bytes', async () => {
    authority.answer(rightly);
    const token = await stampFrom(authority.address)(BYTES);
    authority.verify(token, BYTES);
    expect(() => authority.verify(token, Buffer.from('other bytes'))).toThrow(/message imprint mismatch|failed/i);
  });

  it.each<[string, Answers, string]>([
    ['is for other content', to(() => queryOf(Buffer.from('other'))), 'The time stamp is for other content'],
    ['is replayed from another question', to(() => queryOf(BYTES)), 'The time stamp answers another question'],
    ['is a refusal', bytes(Buffer.from('30053003020102', 'hex')), 'The time-stamping authority refused with status 2'],
    [
      'grants nothing',
      bytes(Buffer.from('30053003020100', 'hex')),
      'The time-stamping authority granted, and sent no token',
    ],
    ['is an error', status(503), 'The time-stamping authority answered 503'],
    ['leads elsewhere', (_, __, response) => void response.writeHead(302, { location: '/x' }).end(), 'fetch failed'],
    ['never ends', bytes(Buffer.alloc(70_000)), 'The answer of the time-stamping authority is too large'],
    ['breaks off', (_, __, response) => void response.destroy(), 'fetch failed'],
  ])('that %s fails the seal', async (_, how, why) => {
    authority.answer(how);
    await expect(stampFrom(authority.address)(BYTES)).rejects.toThrow(why);
  });

  it('that is no answer at all fails the seal', async () => {
    authority.answer(bytes(Buffer.from('<html>Sign in to the network</html>')));
    await expect(stampFrom(authority.address)(BYTES)).rejects.toThrow();
    expect(() => tokenFrom(Buffer.alloc(0), timestampQuery(BYTES))).toThrow();
  });

  it('is waited for only so long', async () => {
    authority.answer(() => undefined);
    await expect(stampFrom(authority.address, 50)(BYTES)).rejects.toThrow(/timeout|aborted/i);
  });
});
