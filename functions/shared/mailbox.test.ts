import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alike, domainOf, mailboxesIn, mailboxIn, sameMailbox } from './mailbox.ts';

describe('A mailbox', () => {
  it('is the same in any case and with spaces around it', () => {
    expect(sameMailbox(' Head@Health.Example ')).toBe('head@health.example');
    expect([alike(' Head@health.example', 'head@HEALTH.example'), alike('head@a.example', 'head@b.example')]).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ['pat@air.example', 'air.example'],
    ['Pat@Mail.AIR.example ', 'mail.air.example'],
    ['"pat@air.example"@evil.example', 'evil.example'],
  ])('%j is in the domain %s', (mailbox, domain) => expect(domainOf(mailbox)).toBe(domain));
});

const PEOPLE = readFileSync(new URL('../../test/inputs/people-field.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const BEN = 'ben.osei@police.birch.example';

describe('A list of mailboxes, as people paste it', () => {
  const list = { field: 'people', most: 20 };

  it.each(PEOPLE.slice(0, 5))('%j is one mailbox', (typed) =>
    expect(mailboxesIn(typed, list)).toEqual({ mailboxes: [BEN] }),
  );

  it('may have the names of a mail program', () => {
    expect(PEOPLE[5]).toContain('Osei, Ben <');
    expect(mailboxesIn(PEOPLE[5] ?? '', list)).toEqual({ mailboxes: [BEN, 'ada.rowe@dot.birch.example'] });
  });

  it('may be every line at once, and names each mailbox once', () =>
    expect(mailboxesIn(PEOPLE.join('\r\n'), list)).toEqual({ mailboxes: [BEN, 'ada.rowe@dot.birch.example'] }));

  it.each([
    ['', []],
    [' \n ;, ', []],
    ['a@b.gov, c@d.gov; e@f.gov\tg@h.gov', ['a@b.gov', 'c@d.gov', 'e@f.gov', 'g@h.gov']],
    ['a@b.gov <a@b.gov>', ['a@b.gov']],
    ['"a@b.gov" <A@B.gov>', ['a@b.gov']],
    ['a@b.gov, Ben <c@d.gov>', ['a@b.gov', 'c@d.gov']],
    ['Osei, Ben <a@b.gov>, Rowe, Ada <c@d.gov>', ['a@b.gov', 'c@d.gov']],
    ['<a@b.gov>, <c@d.gov>, e@f.gov', ['a@b.gov', 'c@d.gov', 'e@f.gov']],
    ['“a@b.gov”', ['a@b.gov']],
    ['MAILTO:a@b.gov', ['a@b.gov']],
  ])('%j is %j', (typed, mailboxes) => expect(mailboxesIn(typed, list)).toEqual({ mailboxes }));

  it.each([
    ['Ben', 'mailbox-without-at', '“ben” is not an email address: it has no @.'],
    ['Ben Osei ben@b.gov', 'mailbox-without-at', '“ben” is not an email address: it has no @.'],
    ['a@b@c.gov', 'mailbox-with-two-ats', '“a@b@c.gov” is not an email address: it has more than one @.'],
    ['a@b', 'mailbox-domain', '“a@b” is not an email address: what follows the @ is not an email domain.'],
    ['Ben <Osei>', 'mailbox-without-at', '“osei” is not an email address: it has no @.'],
    ['Ben <>', 'mailbox-missing', 'There is no email address.'],
    ['a@b.gov\u202e', 'mailbox-character', 'An email address cannot hold U+202E RIGHT-TO-LEFT OVERRIDE.'],
    ['pаt@air.gov', 'mailbox-character', '“pаt@air.gov” is not an email address: it holds а (U+0430).'],
    ['a..b@c.gov', 'not-a-mailbox', '“a..b@c.gov” is not an email address.'],
    [
      `${'x'.repeat(260)}@b.gov`,
      'mailbox-too-long',
      'This has 266 characters, and no email address has more than 254.',
    ],
    [' '.repeat(10_001), 'mailbox-too-long', 'This has 10,001 characters, and no email address has so many.'],
  ])('%j is refused as %s, in words', (typed, code, wrong) =>
    expect(mailboxesIn(typed, list).refused).toEqual({
      code,
      wrong,
      remedy: expect.stringMatching(/name@agency\.gov|plain address/),
      field: 'people',
    }),
  );
});

describe('One mailbox', () => {
  it.each([...PEOPLE.slice(0, 5), `Ben Osei <${BEN}>`, `"Osei, Ben" <${BEN}>;`, ` ${BEN.toUpperCase()} `])(
    '%j is read as it is meant',
    (typed) => expect(mailboxIn(typed).mailbox).toBe(BEN),
  );

  it('keeps the name beside it', () =>
    expect([mailboxIn('Pat Lee <pat@air.gov>').name, mailboxIn('"Lee, Pat" <pat@air.gov>').name]).toEqual([
      'Pat Lee',
      'Lee, Pat',
    ]));

  it.each([PEOPLE[5] ?? '', 'a@b.gov, c@d.gov', 'pat lee', 'a@b.gov\r\nBcc: eve@evil.example', '', ' '.repeat(501)])(
    '%j is not one',
    (typed) => expect(mailboxIn(typed, 'mailbox').refused).toMatchObject({ field: 'mailbox' }),
  );
});
