/** A finished mail says what was written, and to whom, whatever names and subjects look like. */
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { mimeOf } from './post.ts';

const BOSS = '=?utf-8?Q?Boss?=';
const address = 'x@y.example';
const mail = (name: string) => ({
  ...{ to: { name, address }, subject: `Sign by Dec 29: ${name}`, text: name, html: `<p>${name}</p>`, tags: {} },
  attachment: { name: `${name}.pdf`, content: Buffer.from('x'), mediaType: 'application/pdf' },
});

describe('A mail', () => {
  it.each([BOSS, `Ann ${BOSS} Bell`, '=?utf-8?Q?a_b?= =?utf-8?B?YQ==?=', 'Ann Bell', 'Jörg "J" Ünal', '王小明'])(
    'to %s is to nobody else, and so is its subject',
    async (name) => {
      const written = await mimeOf(mail(name));
      const [headers = ''] = written.toString('latin1').split('\r\n\r\n');
      expect(headers).not.toMatch(/utf-8\?Q\?Boss/);
      expect(headers.match(/^To:/gim)).toHaveLength(1);
      const { to, subject, attachments } = await simpleParser(written);
      expect(to && !Array.isArray(to) && to.value).toEqual([{ name, address }]);
      expect(subject).toBe(`Sign by Dec 29: ${name}`);
      expect(attachments[0]?.filename).toBe(`${name}.pdf`);
    },
  );

  it('says that a machine sent it, so that no absence note answers it (RFC 3834)', async () => {
    const { headers } = await simpleParser(await mimeOf(mail('Ann Bell')));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('takes no header from a name that looks encoded', async () => {
    const { headers } = await simpleParser(await mimeOf(mail(`${BOSS}\r\nBcc: other@y.example`)));
    expect(headers.has('bcc')).toBe(false);
  });
});
