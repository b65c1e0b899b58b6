/** A mail is shown as what it is, a stranger's words: nothing in it runs, and its links lead where they say. */
import { describe, expect, it } from 'vitest';
import { aSurface, open } from '../a-surface.ts';
import { aMail } from '../samples.ts';
import { linksOf } from './mail-links.ts';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

async function withMail(...given: Parameters<typeof aMail>) {
  const stage = aSurface();
  stage.inbox.put(aMail(...given));
  return open(stage);
}

describe('Hostile mail', () => {
  it.each(['subject', 'from', 'text'] as const)('is text on the page, in its %s', async (field) => {
    const { read } = await withMail({ [field]: HOSTILE });
    for (const page of [await read('/mail'), await read('/mail/1')]) expect(page).not.toMatch(/<script|<img/);
    expect(await read('/mail/1')).toContain('&lt;script>alert(1)&lt;/script>');
  });

  it('is text in headers, tags, recipients and names of attachments', async () => {
    const { read } = await withMail({
      headers: { [HOSTILE]: HOSTILE },
      tags: { [HOSTILE]: [HOSTILE] },
      recipients: [HOSTILE],
      fates: { [HOSTILE]: 'Bounce' },
      attachments: [{ name: HOSTILE, type: HOSTILE, bytes: 1, content: 'eA==' }],
    });
    for (const page of [
      await read('/mail'),
      await read('/mail/1'),
      await read(`/mail?to=${encodeURIComponent(HOSTILE)}`),
    ])
      expect(page).not.toMatch(/<script|<img/);
  });

  it('has its HTML part in a sandbox, with nothing fetched and links in new tabs', async () => {
    const { url, read } = await withMail({
      html: `<!doctype html><base href="http://evil.example/" target="_top">${HOSTILE}`,
    });
    const response = await fetch(`${url}/mail/1/html`);
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const part of [
      'sandbox allow-popups allow-popups-to-escape-sandbox',
      "default-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|allow-forms|allow-top-navigation/);
    expect(await response.text()).toMatch(/^<!doctype html><base target="_blank"><base href/);
    expect(await read('/mail/1')).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  });

  it('has attachments to save, never to be shown, under a name that breaks no header', async () => {
    const { url } = await withMail({
      attachments: [
        {
          name: "a\r\nX-Evil: 1'(\ud800).html",
          type: 'text/html',
          bytes: 9,
          content: Buffer.from('<h1>hi</h1>').toString('base64'),
        },
      ],
    });
    const response = await fetch(`${url}/mail/1/attachments/0`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/);
    expect(response.headers.get('x-evil')).toBeNull();
    expect(await response.text()).toBe('<h1>hi</h1>');
    expect((await fetch(`${url}/mail/1/attachments/1`)).status).toBe(404);
  });
});

describe('Links of a mail', () => {
  it.each([
    ['a line of its own', 'See\nhttp://a.example/sign/x\n', '', ['http://a.example/sign/x']],
    ['the end of a sentence', 'Go to (https://a.example/x).', '', ['https://a.example/x']],
    [
      'an attribute, quoted or not',
      '',
      `<a href="http://a.example/1?x=1&amp;y=2">a</a><a href='http://b.example/'>b</a><a href=http://c.example/>c</a>`,
      ['http://a.example/1?x=1&y=2', 'http://b.example/', 'http://c.example/'],
    ],
    ['both parts, once', 'http://a.example/x', '<a href="http://a.example/x">a</a>', ['http://a.example/x']],
    [
      'no script, data or file',
      'javascript:alert(1)',
      '<a href="java&#115;cript:alert(1)">a</a><a href="data:text/html,x">b</a><a href="file:///etc/passwd">c</a>',
      [],
    ],
    ['no invalid entity', '', '<a href="http://a.example/&#99999999;">a</a>', ['http://a.example/&#99999999;']],
  ])('are found: %s', (_what, text, html, links) => {
    expect(linksOf({ text, html })).toEqual(links);
  });

  it('are pressed from the page, in a tab of their own', async () => {
    const { read } = await withMail();
    expect(await read('/mail/1')).toContain('<a href="http://127.0.0.1:1/sign/abc" target="_blank" rel="noreferrer">');
  });
});

describe('The inbox', () => {
  it('shows what became of each mail, and one mailbox alone', async () => {
    const stage = aSurface();
    stage.inbox.put(aMail());
    stage.inbox.put(
      aMail({ subject: 'Came back', recipients: ['bo@roads.example'], fates: { 'bo@roads.example': 'Bounce' } }),
    );
    const { read } = await open(stage);
    const all = await read('/mail');
    expect(all).toContain('>bounced<');
    expect(all.indexOf('Came back')).toBeLessThan(all.indexOf('For your signature'));
    const own = await read('/mail?to=BO@roads.example');
    expect(own).toContain('Came back');
    expect(own).not.toContain('For your signature');
  });

  it('gives the mail as it was sent', async () => {
    const { url } = await withMail();
    const response = await fetch(`${url}/mail/1/raw`);
    expect(response.headers.get('content-disposition')).toContain('mail-1.eml');
    expect(await response.text()).toContain('Subject: For your signature');
  });
});

describe('A mail of the service', () => {
  it.each([
    [{ dispute: ['dsp_1-3'], template: ['dispute-raised'] }, 'dispute-raised of', 'TIP%23dsp_1-3'],
    [{ docket: ['dkt_1'], template: ['clocks-paused'] }, 'clocks-paused of', 'TIP%23dkt_1'],
    [{ round: ['sig_1-1'], template: ['reminder'] }, 'reminder of', 'TIP%23sig_1-1'],
  ])('with the tags %j says which it is, and leads to what it is about', async (tags, words, stream) => {
    const page = await (await withMail({ tags })).read('/mail/1');
    expect(page).toContain(words);
    expect(page).toContain(`href="/table?pk=${stream}"`);
  });
});
