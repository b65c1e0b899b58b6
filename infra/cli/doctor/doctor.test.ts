/** The doctor's findings: each thing that can be wrong with a deployment is named, with what to do. */
import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { type MailRecords, mailFindings } from './mail.ts';
import { type Answers, serviceFindings } from './service.ts';

const wrongs = (findings: Finding[]) => findings.filter(({ state }) => state !== 'good').map(({ what }) => what);

describe('Mail', () => {
  const well: MailRecords = {
    domain: 'mou.agency.gov',
    spf: ['google-site-verification=1', 'v=spf1 include:amazonses.com ~all'],
    bounces: ['feedback-smtp.us-east-1.amazonses.com'],
    dmarc: ['v=DMARC1; p=reject; rua=mailto:dmarc@agency.gov'],
    dkim: { status: 'Success', names: { one: 'one.dkim.amazonses.com', two: 'two.dkim.amazonses.com' } },
  };
  const dkim = (names: Record<string, string | undefined>, status = 'Pending') => ({ dkim: { status, names } });

  it('that is set up is well', () => expect(wrongs(mailFindings(well))).toEqual([]));

  it('has its keys at the host of its region, as SES says', () =>
    expect(wrongs(mailFindings({ ...well, ...dkim({ one: 'one.dkim.eu-south-1.amazonses.com' }, 'Success') }))).toEqual(
      [],
    ));

  it.each<[string, Partial<MailRecords>, string]>([
    ['a DKIM key that is missing', dkim({ one: 'one.dkim.amazonses.com', two: undefined }), 'DKIM of mou.agency.gov'],
    ['a DKIM key that leads elsewhere', dkim({ one: 'other.example' }), 'DKIM of mou.agency.gov'],
    ['the DKIM key of another', dkim({ one: 'two.dkim.amazonses.com' }), 'DKIM of mou.agency.gov'],
    ['a DKIM key at a host that only ends alike', dkim({ one: 'one.dkim.notamazonses.com' }), 'DKIM of mou.agency.gov'],
    [
      'DKIM keys that SES has not accepted',
      dkim({ one: 'one.dkim.amazonses.com' }, 'Failed'),
      'DKIM of mou.agency.gov',
    ],
    ['no DKIM keys at SES', dkim({}), 'DKIM of mou.agency.gov'],
    ['DKIM keys that are not known here', { dkim: undefined }, 'DKIM of mou.agency.gov'],
    ['no SPF', { spf: [] }, 'SPF of bounce.mou.agency.gov'],
    ['two SPF records, which count as none', { spf: [...well.spf, 'v=spf1 -all'] }, 'SPF of bounce.mou.agency.gov'],
    ['an SPF record of someone else', { spf: ['v=spf1 include:other.example -all'] }, 'SPF of bounce.mou.agency.gov'],
    ['no MX for bounces', { bounces: [] }, 'Bounces of mou.agency.gov'],
    ['bounces that go elsewhere', { bounces: ['mail.agency.gov'] }, 'Bounces of mou.agency.gov'],
    ['no DMARC', { dmarc: [] }, 'DMARC of mou.agency.gov'],
    ['a DMARC policy of none', { dmarc: ['v=DMARC1; p=none; sp=reject'] }, 'DMARC of mou.agency.gov'],
    ['a reserved domain', { domain: 'concord.example' }, 'The email domain'],
  ])('with %s is named', (_, changes, what) => {
    const found = mailFindings({ ...well, ...changes });
    expect(wrongs(found)).toEqual([what]);
    for (const { state, remedy } of found) if (state !== 'good') expect(remedy?.length).toBeGreaterThan(10);
  });

  it('names the record to make, and where its host is shown', () =>
    expect(mailFindings({ ...well, ...dkim({ one: undefined }) })[0]?.remedy).toContain(
      'CNAME one._domainkey.mou.agency.gov -> one.HOST',
    ));
});

describe('The service', () => {
  const well: Answers = {
    url: 'https://mou.agency.gov',
    front: { status: 200, headers: { 'content-security-policy': "default-src 'none'; style-src 'self'" } },
    unknownLink: { status: 404 },
    signIn: { status: 200 },
    keys: { status: 200, body: '{"keys":[{"kid":"a"}]}' },
  };

  it('that answers as it should is well', () => expect(wrongs(serviceFindings(well))).toEqual([]));

  it.each<[string, Partial<Answers>, string]>([
    ['does not answer', { front: { problem: 'It did not answer: timeout.' } }, 'The service at https://mou.agency.gov'],
    ['is plain http', { url: 'http://mou.agency.gov' }, 'Encryption on the way'],
    ['has lost its content policy', { front: { status: 200, headers: {} } }, 'What pages may load'],
    ['knows links that were never made', { unknownLink: { status: 200 } }, 'A link that was never made'],
    ['lets nobody sign in', { signIn: { status: 500 } }, 'Signing in'],
    ['publishes no keys', { keys: { status: 200, body: '{"keys":[]}' } }, 'The sealing keys (/.well-known/jwks.json)'],
    ['publishes no JSON', { keys: { status: 200, body: '<html>' } }, 'The sealing keys (/.well-known/jwks.json)'],
  ])('that %s is named', (_, changes, what) =>
    expect(wrongs(serviceFindings({ ...well, ...changes }))).toEqual([what]),
  );
});
