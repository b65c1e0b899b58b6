/** What a header says is shown letter by letter, whatever it looks like. */
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { addressHeader, encodedWords, subjectOf } from './mail-headers.ts';

const BOSS = '=?utf-8?Q?Boss?=';
const read = (header: string) => simpleParser(`${header}\r\nbody\r\n`);

it('shows a name and a subject that look encoded as they are', async () => {
  const address = 'x@y.example';
  const { to } = await read(`${addressHeader('To', { name: BOSS, address })}`);
  expect(to && !Array.isArray(to) && to.value).toEqual([{ name: BOSS, address }]);
  expect((await read(`Subject: ${subjectOf(`Sign: ${BOSS}`)}\r\n`)).subject).toBe(`Sign: ${BOSS}`);
});

it('leaves what looks like nothing else to nodemailer', () =>
  expect(subjectOf('Sign: why? = because')).toBe('Sign: why? = because'));

it('parts no character, makes no line longer than a mail may have, and comes back as it was', async () => {
  const anyText = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .map((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim());
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const name = `${BOSS}${text}`;
      for (const word of encodedWords(name)) expect(word).toMatch(/^=\?UTF-8\?B\?[\w+/=]{1,63}\?=$/);
      const header = addressHeader('To', { name, address: 'x@y.example' });
      expect(Math.max(...header.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
      const { to } = await read(header);
      expect(to && !Array.isArray(to) && to.value[0]?.name).toBe(name);
    }),
    { numRuns: 60 },
  );
});
