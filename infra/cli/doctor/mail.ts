/** Whether mail servers elsewhere can tell that mail of this domain is ours: DKIM, SPF on the sender domain, DMARC. */
import { type Finding, good, unseen, wrong } from './finding.ts';

/** What DNS answered; an empty list when there is no such record. */
export interface MailRecords {
  domain: string;
  /** TXT of `bounce.DOMAIN`, each record's pieces joined. */
  spf: readonly string[];
  /** MX hosts of `bounce.DOMAIN`. */
  bounces: readonly string[];
  /** TXT of `_dmarc.DOMAIN`. */
  dmarc: readonly string[];
  /** What SES says of them, and by the token that it gave the CNAME of `TOKEN._domainkey.DOMAIN`. Undefined when the tokens are not known here. */
  dkim: { status: string; names: Readonly<Record<string, string | undefined>> } | undefined;
}

/** What SES has and says for a domain. */
export interface DkimAtSes {
  tokens: readonly string[];
  status: string;
}

/** Names reserved for examples (RFC 2606): nothing in DNS will ever stand under them. */
export const reserved = (domain: string): boolean => /(^|\.)(example|test|invalid|localhost)$/.test(domain);

/** SES alone knows the host under which it publishes keys: it differs by region. Its word counts, and DNS says which record is missing. */
function dkim({ domain, dkim: found }: MailRecords): Finding {
  const what = `DKIM of ${domain}`;
  if (found === undefined)
    return unseen(what, 'The keys that SES gave are not known here.', 'Sign in to AWS in this shell and run it again.');
  const { status, names } = found;
  const tokens = Object.keys(names);
  if (tokens.length === 0) return wrong(what, 'SES has no keys for this domain.', 'Deploy with mailDomain set to it.');
  const missing = tokens.filter((token) => !leadsToSes(token, names[token]));
  if (missing.length > 0)
    return wrong(
      what,
      `${missing.length} of ${tokens.length} keys are not in DNS.`,
      `Make ${missing.map((token) => `CNAME ${token}._domainkey.${domain} -> ${token}.HOST`).join('; ')}. The identity’s page in the SES console shows HOST.`,
    );
  return status === 'Success'
    ? good(what, 'All keys are in DNS, and SES has seen them.')
    : wrong(
        what,
        `All keys are in DNS, and SES has not accepted them (${status}).`,
        'Compare the records with the identity’s page in the SES console, and wait up to 72 hours.',
      );
}

const leadsToSes = (token: string, cname = ''): boolean =>
  cname.startsWith(`${token}.dkim.`) && /(^|\.)amazonses\.com(\.cn)?$/.test(cname);

/** The sender domain: where bounces go, and on which SPF (RFC 7208) is checked. */
function spf({ domain, spf: records, bounces }: MailRecords): Finding[] {
  const own = records.filter((record) => record.startsWith('v=spf1'));
  const what = `SPF of bounce.${domain}`;
  const record = `TXT bounce.${domain} "v=spf1 include:amazonses.com ~all"`;
  return [
    own.length === 1 && own[0]?.includes('include:amazonses.com')
      ? good(what, own[0])
      : wrong(what, own.length === 0 ? 'There is no record.' : own.join(' | '), `Let there be exactly ${record}.`),
    bounces.some((host) => /^feedback-smtp\.[a-z0-9-]+\.amazonses\.com$/.test(host))
      ? good(`Bounces of ${domain}`, bounces.join(', '))
      : wrong(
          `Bounces of ${domain}`,
          bounces.length === 0 ? 'There is no MX record.' : bounces.join(', '),
          `Make MX bounce.${domain} 10 feedback-smtp.REGION.amazonses.com, with the region of the deployment.`,
        ),
  ];
}

/** RFC 7489: without a policy that asks for something, anyone may write in this domain's name. */
function dmarc({ domain, dmarc: records }: MailRecords): Finding {
  const what = `DMARC of ${domain}`;
  const remedy = `Make TXT _dmarc.${domain} "v=DMARC1; p=quarantine; rua=mailto:MAILBOX", and p=reject once the reports are clean.`;
  const own = records.filter((record) => /^v=DMARC1\b/.test(record));
  const policy = /(?:^|;)\s*p\s*=\s*(\w+)/.exec(own[0] ?? '')?.[1];
  if (own.length !== 1) return wrong(what, own.length === 0 ? 'There is no record.' : 'There are several.', remedy);
  return policy === 'quarantine' || policy === 'reject'
    ? good(what, own[0] ?? '')
    : wrong(what, `The policy is ${policy ?? 'missing'}: forged email is delivered.`, remedy);
}

export function mailFindings(records: MailRecords): Finding[] {
  if (reserved(records.domain))
    return [
      wrong(
        'The email domain',
        `${records.domain} is a reserved name.`,
        'Set mailDomain in cdk.json to a domain of yours.',
      ),
    ];
  return [dkim(records), ...spf(records), dmarc(records)];
}
