/** An MOU that binds nobody is put out among SES's simulators, so that functions write and write emails under their own grants; then it is voided. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencyOf, register } from '../../../functions/identity/acts/register-agency.ts';
import { makeToken, revokeToken } from '../../../functions/identity/token.store.ts';
import { readPartition } from '../../../functions/shared/ledger/table.ts';
import { readWatch } from '../../../functions/shared/ledger/watch.store.ts';
import type { Deployment } from '../deployment.ts';
import { now } from '../operator.ts';
import { notSeen, notSo, type Proof, proven, until, type Waiting } from './proof.ts';

/** Whatever is sent there comes to nobody, and counts for no reputation (SES developer guide, "mailbox simulator"). */
const DOMAIN = 'simulator.amazonses.com';
const AGENCY = 'Smoke Test of Concord';
const PARTS = { east: 'Smoke Test East', west: 'Smoke Test West' };
/** Each mailbox of the simulator, with what its report has to say on record. */
const REPORTS = { success: 'delivered', bounce: 'bounced', complaint: 'complained' } as const;
const YEAR = 365 * 86_400_000;

const LOG = 'aws logs tail --since 1h, with the log group of the function';

async function registered(): Promise<void> {
  if (await agencyOf(DOMAIN)) return;
  const liaisons = Object.keys(REPORTS).map((box) => ({ name: `Smoke ${box}`, mailbox: `${box}+concord@${DOMAIN}` }));
  const [recordsOfficer] = liaisons;
  const { refused } = await register(
    {
      ...{ name: AGENCY, domains: [DOMAIN], liaisons, recordsOfficers: recordsOfficer ? [recordsOfficer] : [] },
      components: Object.values(PARTS).map((name) => ({ name })),
    },
    now(),
  );
  if (refused) throw new Error(refused.wrong);
}

/** The short example among the two parts of the smoke test’s agency. */
function mou(): object {
  const short = JSON.parse(readFileSync(join(import.meta.dirname, '../../../examples/short.json'), 'utf8'));
  const [one] = short.parties;
  const by = new Date(Date.parse(now()) + YEAR).toISOString().slice(0, 10);
  const keys = Object.keys(PARTS);
  return {
    ...short,
    number: `SMOKE-${now().slice(0, 19).replaceAll(/\D/g, '')}`,
    title: 'A smoke test of Concord, which binds nobody',
    parties: Object.entries(PARTS).map(([key, name]) => ({
      ...{ ...one, key, name, mailDomains: [DOMAIN] },
      offices: [{ ...one.offices[0], holder: { name: `Smoke ${key}`, mailbox: `success+${key}@${DOMAIN}` } }],
    })),
    convener: 'east',
    decisionRights: short.decisionRights.map((right: object) => ({ ...right, decides: 'west' })),
    commitments: short.commitments.map((one: object) => ({ ...one, party: 'east', by })),
    ladder: { levels: [{ ...short.ladder.levels[0], offices: Object.fromEntries(keys.map((key) => [key, 'head'])) }] },
    kpis: [],
  };
}

interface Put {
  agreement: string;
  round: string;
}

async function call(url: string, path: string, token: string, body: object): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, text: await response.text() };
}

const WRITES = 'Several items in one write (dynamodb:LeadingKeys)';
const BEGINS = 'A workflow that begins and looks';
const mailOf = (box: string) => `An email to ${box}@${DOMAIN}, and its report`;

async function begins({ round }: Put, waiting: Waiting): Promise<Proof> {
  const looked = await until(async () => (await readWatch(round))?.lookedAt, waiting);
  return looked === undefined
    ? notSo(
        BEGINS,
        `No execution of the round has looked at ${round}.`,
        `See the errors of conductor and signing-steps: ${LOG}.`,
      )
    : proven(BEGINS, `Its execution looked at ${looked}, and several steps wrote.`);
}

/** Of liaisons who have not vouched for anything, the round's own record tells. */
async function reports({ round }: Put, waiting: Waiting): Promise<Proof[]> {
  const expected: [box: string, report: string][] = Object.entries(REPORTS);
  const said = async () => {
    const events = await readPartition<{ type: string; data: { report?: string } }>(`LEDGER#${round}`);
    return new Set(events.flatMap(({ type, data }) => (type === 'MailReported' ? [String(data.report)] : [])));
  };
  const all = async () => {
    const found = await said();
    return expected.every(([, report]) => found.has(report)) ? found : undefined;
  };
  const found = (await until(all, waiting)) ?? (await said());
  return expected.map(([box, report]) =>
    found.has(report)
      ? proven(mailOf(box), `It left, and “${report}” is on record.`)
      : notSo(
          mailOf(box),
          `“${report}” is not on record${found.size > 0 ? `; ${[...found].join(', ')} is` : ', nor is any other report'}.`,
          `See the errors of mailer and deliveries (${LOG}), and whether SES lets the account send: npm run doctor.`,
        ),
  );
}

/** What cannot be seen once the MOU did not go out. */
const unseen = (why: string): Proof[] =>
  [BEGINS, ...Object.keys(REPORTS).map(mailOf)].map((what) =>
    notSeen(what, why, 'Fix what is above, and run it again.'),
  );

/** What stays of it: an agency, and an MOU that says it was voided. The ledger forgets nothing. */
export async function actProofs({ url }: Pick<Deployment, 'url'>, waiting: Waiting): Promise<Proof[]> {
  await registered();
  const token = await makeToken({ organization: DOMAIN, label: 'npm run smoke', now: now() });
  try {
    const { status, text } = await call(url, '/api/agreements', token.secret, mou());
    if (status !== 201)
      return [
        notSo(
          WRITES,
          `An MOU was to go out, and the service answered ${status}: ${text.slice(0, 200)}`,
          `Look for AccessDenied at agreements-http (${LOG}). If it names partition keys, widen that grant in infra/aws/concord-function.ts.`,
        ),
        ...unseen('No MOU went out.'),
      ];
    const put = JSON.parse(text) as Put;
    const proofs = [
      proven(WRITES, `${put.agreement} went out: events, tip, command and effects in one transaction.`),
      await begins(put, waiting),
      ...(await reports(put, waiting)),
    ];
    const path = `/api/agreements/${put.agreement}/void`;
    const voided = await call(url, path, token.secret, { reason: 'The smoke test is over.' });
    const what = 'What the smoke test leaves behind';
    return [
      ...proofs,
      voided.status < 300
        ? proven(what, `${put.agreement} is voided; the agency ${AGENCY} stays for the next time.`)
        : notSo(
            what,
            `${put.agreement} was not voided (${voided.status}).`,
            `Void it: POST ${path}, with a token of ${DOMAIN}.`,
          ),
    ];
  } finally {
    await revokeToken(token.id, now());
  }
}
