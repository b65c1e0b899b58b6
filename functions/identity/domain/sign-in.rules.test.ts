import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/kernel.ts';
import {
  ASKED_AN_HOUR,
  landing,
  MOST_SENT,
  mailboxFrom,
  mayAsk,
  numberHolds,
  SIGN_IN_LIFE,
  type SignIn,
  stillWorks,
} from './sign-in.rules.ts';

const NOW = '2026-03-02T15:20:00.000Z';
const LINK: SignIn = {
  mailbox: 'pat@air.example',
  asker: 'a'.repeat(64),
  number: 'right',
  to: '/home',
  expiresAt: plus(NOW, SIGN_IN_LIFE),
  tries: 0,
};

describe('Where a person is led after signing in', () => {
  it.each([
    '/home',
    '/sessions',
    '/agreements/mou_01K8/parties/air-office/offices',
    '/agreements/mou_01K8?part=history',
    '/agreements/mou_01K8/disputes/new?about=kpi:response',
  ])('%s', (to) => expect(landing(to)).toBe(to));

  it.each([
    [undefined, 'nothing'],
    ['', 'an empty path'],
    ['https://evil.example/', 'another site'],
    ['//evil.example', 'another site without a scheme'],
    ['/\\evil.example', 'another site as some browsers read it'],
    ['/a//evil.example', 'a path that a proxy could shorten'],
    ['/home\r\nset-cookie: a=b', 'a second header'],
    [`/sign/${'a'.repeat(52)}`, 'a link with a secret'],
    [`/sign-in/${'a'.repeat(52)}`, 'a sign-in link'],
    ['/assets/css/concord.css', 'a file'],
    ['javascript:alert(1)', 'a script'],
    [`/a${'a'.repeat(300)}`, 'a path longer than any of ours'],
  ])('home, for %j (%s)', (to, _) => expect(landing(to)).toBe('/home'));

  it('always a page of this site', () => {
    fc.assert(
      fc.property(fc.string(), (to) => {
        const { origin } = new URL(landing(to), 'https://concord.example');
        expect(origin).toBe('https://concord.example');
      }),
    );
  });
});

describe('A mailbox that was typed', () => {
  it.each([
    ['Pat.Lee@Air.Example', 'pat.lee@air.example'],
    ['Pat Lee <pat@air.example>', 'pat@air.example'],
    ["  o'neil+mou@mail.air.example ", "o'neil+mou@mail.air.example"],
  ])('%j is %s', (typed, mailbox) => expect(mailboxFrom(typed)).toEqual({ mailbox }));

  it.each([
    undefined,
    '',
    'pat',
    'pat@',
    '@air.example',
    'pat@air',
    'pat@air..example',
    'a@b.example,c@d.example',
    'pat@air.example\r\nBcc: eve@evil.example',
    'p at@air.example',
    `${'a'.repeat(65)}@air.example`,
    'pаt@air.example',
  ])('%j is refused at its field', (typed) =>
    expect(mailboxFrom(typed)).toMatchObject({ refused: { field: 'mailbox' } }),
  );
});

describe('Asking for links', () => {
  it('has limits that one source alone cannot use up for a mailbox', () => {
    expect(ASKED_AN_HOUR.mailboxFromSource).toBeLessThan(ASKED_AN_HOUR.mailbox);
    expect(ASKED_AN_HOUR.mailbox).toBeLessThan(ASKED_AN_HOUR.source);
  });

  it('leads to fewer mails than requests, and to a handful a day', () => {
    for (const { hour, day } of Object.values(MOST_SENT)) {
      expect(hour).toBeLessThan(ASKED_AN_HOUR.mailboxFromSource);
      expect(day).toBeLessThanOrEqual(20);
      expect(hour).toBeLessThanOrEqual(day);
    }
  });

  it.each([
    ['source is over', /network/],
    ['mailbox is over', /address/],
  ] as const)('is refused when the %s, until the next hour', (left, wrong) => {
    const { refused } = mayAsk(left);
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.remedy).toContain('when the next hour begins');
  });

  it('is allowed otherwise', () => expect(mayAsk('yes')).toEqual({}));
});

describe('A sign-in link', () => {
  it.each<[string, Partial<SignIn>, number, RegExp | undefined]>([
    ['works at once', {}, 0, undefined],
    ['works until the last millisecond', {}, SIGN_IN_LIFE - 1, undefined],
    ['has ended after 15 minutes', {}, SIGN_IN_LIFE, /older than 15 minutes/],
    ['works once', { usedAt: NOW }, 1, /used already/],
    ['that was used says so, however late', { usedAt: NOW }, 2 * SIGN_IN_LIFE, /used already/],
  ])('%s', (_, changes, after, wrong) => {
    const { refused } = stillWorks({ ...LINK, ...changes }, plus(NOW, after));
    if (wrong) expect(refused?.wrong).toMatch(wrong);
    else expect(refused).toBeUndefined();
  });

  it.each<[string, { given: string; counted: boolean; hash: string }, RegExp | undefined]>([
    ['signs in with the number', { given: '1234', counted: true, hash: 'right' }, undefined],
    ['asks for the number', { given: '', counted: false, hash: 'wrong' }, /no check number yet/],
    ['takes no other text for it', { given: 'test', counted: false, hash: 'right' }, /no check number yet/],
    ['refuses another number', { given: '1234', counted: true, hash: 'wrong' }, /not the check number/],
    ['refuses even the right one after too many', { given: '1234', counted: false, hash: 'right' }, /too many/],
  ])('in another browser %s', (_, given, wrong) => {
    const { refused } = numberHolds(LINK, given);
    if (wrong) expect(refused?.wrong).toMatch(wrong);
    else expect(refused).toBeUndefined();
  });
});
