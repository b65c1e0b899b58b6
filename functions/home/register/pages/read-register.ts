/** GET /agency and its file: every agreement that the agencies of a liaison or records officer are party to, as the tips say now. */
import { readAllDiffer } from '../../../agency/differs.reads.ts';
import { agreementTip, mouFrom, mouKey } from '../../../agreements/agreement.reads.ts';
import { changesAt } from '../../../agreements/changes/domain/changes-at.rules.ts';
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import { textAt } from '../../../agreements/domain/in-force.rules.ts';
import { keyDatesOf, statusOf } from '../../../agreements/domain/status.rules.ts';
import { leavesOf } from '../../../agreements/leaving/domain/leaves.rules.ts';
import { countOpen } from '../../../disputes/due.reads.ts';
import { type Agency, type AgencyParty, readAgency } from '../../../identity/agency.store.ts';
import { authorize } from '../../../identity/authorize.ts';
import { rolesIn, rolesOf } from '../../../identity/domain/roles.rules.ts';
import { headerOf, visitPerson } from '../../../identity/person.reads.ts';
import { readPerson } from '../../../identity/person.store.ts';
import type { Named } from '../../../offices/domain/party.events.ts';
import { dayOf } from '../../../shared/days.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { download, show } from '../../../shared/http/reply.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { tipFrom, tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../../shared/ledger/table.ts';
import { sayDay } from '../../../shared/time-words.ts';
import type { Round } from '../../../signing/domain/round.state.ts';
import { filtered, missingIn, openIn, type Row } from '../domain/register.rules.ts';
import { registerPage } from './register.pages.tsx';

const SOON = 8;

interface Member extends AgencyParty {
  agency: Agency;
}

/** The agencies for which the person speaks today, with where they are parties; none for most people. */
async function visitAgencies(request: Request) {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const { agencies: rows } = await readPerson(person.mailbox);
  const read = await Promise.all([...new Set(rows.map(({ agency }) => agency))].map(readAgency));
  const agencies = read.flatMap(({ agency, parties }) => (agency ? [{ agency, parties }] : []));
  const registers = agencies.map(({ agency: { id } }) => ({ party: id, agency: id, offices: {} }));
  const known = Object.fromEntries(agencies.map(({ agency }) => [agency.id, agency]));
  const roles = rolesIn(registers, known, person.mailbox, request.now.slice(0, 10));
  const own = agencies.filter(({ agency }) => roles.some(({ party }) => party === agency.id));
  const members = own.flatMap(({ agency, parties }) => parties.map((party): Member => ({ ...party, agency })));
  const by = { name: roles[0]?.name ?? '', mailbox: person.mailbox };
  return { person, agencies: own.map(({ agency }) => agency), members, by };
}

function rowOf(
  whole: Agreement,
  { party }: Member,
  found: Found,
  rounds: Found,
  { disputes, differs }: { disputes: number; differs: number },
  now: Instant,
): Row[] {
  const agreement = textAt(whole, now);
  const mou = mouFrom(found, agreement);
  const own = mou?.parties.find(({ key }) => key === party);
  // It was party of an earlier text, or of one that never went out.
  if (!mou || !own) return [];
  const round = tipFrom<Round>(rounds, agreement.round).state;
  const { term, zone, sunsetAt, ladder, version } = agreement;
  const [next] = keyDatesOf(agreement, now, round);
  const leaves = leavesOf(agreement, now);
  const left = leaves.find((one) => one.party === party && one.word === 'left');
  const ends = left?.on ?? (term?.endsAt === undefined ? undefined : dayOf(zone, term.endsAt));
  const nameOf = (key: string) => mou.parties.find((one) => one.key === key)?.name ?? key;
  const count = (name: keyof typeof mou.terms) => mou.terms[name].length;
  return [
    {
      ...{ agreement: agreement.id, number: agreement.number, title: mou.title, as: own.name },
      with: mou.parties.filter(({ key }) => key !== party).map(({ name }) => name),
      status: left ? 'Left' : statusOf(agreement, now, round),
      ...(agreement.adopted && { elsewhere: agreement.adopted.signedOn }),
      ...(term && { inForce: { version, since: term.effective } }),
      ...(ends !== undefined && { ends }),
      ...(sunsetAt !== undefined && { review: dayOf(zone, sunsetAt) }),
      ...(left ? { next: { what: 'Left', on: left.on } as const } : next && { next }),
      open: openIn(whole, {
        disputes,
        differs,
        notices: changesAt(whole, now).open.length,
        leaving: leaves.map(({ party: key, word, on }) => `${nameOf(key)} ${word} ${sayDay(on)}`),
      }),
      missing: missingIn({
        ladder: ladder !== undefined,
        terms: {
          decisionRights: count('decisionRights'),
          commitments: count('commitments'),
          kpis: count('kpis'),
          publicCredit: count('publicCredit'),
        },
        endless: term !== undefined && term.endsAt === undefined,
      }),
    },
  ];
}

/** Two reads of everything at once, whatever the number of agreements, and a question of the index for each one in force. */
async function rowsOf(members: readonly Member[], by: Named, now: Instant): Promise<Row[]> {
  const tips = await batchGet(members.map(({ agreement }) => tipKey(agreement)));
  const among = members.flatMap((member) => {
    const whole = agreementTip(tips, member.agreement).state;
    return whole ? [{ member, whole, holds: textAt(whole, now) }] : [];
  });
  const [found, disputes, differ] = await Promise.all([
    batchGet(among.flatMap(({ holds }) => [mouKey(holds.id, holds.version), tipKey(holds.round)])),
    countAll(among.map(({ holds }) => holds)),
    readAllDiffer(
      members.map(({ agency, ...one }) => ({ ...one, agency: agency.id })),
      { by, now },
    ),
  ]);
  return among.flatMap(({ member, whole }, index) => {
    const differs = differ.get(`${member.agreement} ${member.party}`) ?? 0;
    return rowOf(whole, member, found, found, { disputes: disputes[index] ?? 0, differs }, now);
  });
}

/** Some at a time: an agency may be party to hundreds. */
async function countAll(agreements: readonly Agreement[]): Promise<number[]> {
  const counts: number[] = [];
  for (let from = 0; from < agreements.length; from += SOON)
    counts.push(...(await Promise.all(agreements.slice(from, from + SOON).map(countOpen))));
  return counts;
}

export const lookAtRegister = page(async (request) => {
  const { person, agencies, members, by } = await visitAgencies(request);
  const rows = await rowsOf(members, by, request.now);
  const filter = { status: request.query.status ?? '', with: request.query.with ?? '' };
  const speaksFor = agencies.map(({ id, name }) => ({ id, name }));
  return show(
    registerPage({ person: headerOf(person), agencies: speaksFor, rows, filter, shown: filtered(rows, filter) }),
  );
});

export const lookAtRegisterFile = page(async (request) => {
  const { members, by } = await visitAgencies(request);
  const rows = await rowsOf(members, by, request.now);
  // Writing a table is for those who take it away; nobody else waits for it.
  const { registerCsv } = await import('./register-csv.ts');
  const filter = { status: request.query.status ?? '', with: request.query.with ?? '' };
  const csv = registerCsv(filtered(rows, filter));
  return download(Buffer.from(csv, 'utf8'), { name: 'agreements.csv', type: 'text/csv; charset=utf-8' });
});
