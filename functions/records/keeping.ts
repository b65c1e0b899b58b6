/** Who keeps the record of an agreement: a records officer of the agency of one of its parties, and how the keeping stands. */
import { agreementTip, readRegister } from '../agreements/agreement.reads.ts';
import { agencyFrom, agencyKey } from '../identity/agency.store.ts';
import { type Action, can } from '../identity/can.rules.ts';
import { visitPerson } from '../identity/visit-person.ts';
import { Missing } from '../shared/failures.ts';
import { keepingIdOf } from '../shared/ids.ts';
import { tipFrom, tipKey } from '../shared/ledger.ts';
import { sameMailbox } from '../shared/mailbox.ts';
import type { Request } from '../shared/page.ts';
import { type Key, readTogether } from '../shared/table.ts';
import type { Officer } from './removal.rules.ts';
import { type Keeping, NOTHING } from './removal.state.ts';

/** The agencies of the parties, read now: an officer who was replaced this morning keeps nothing this afternoon. */
async function officersOf(agreement: string): Promise<Officer[]> {
  const agencies = (await readRegister(agreement)).flatMap(({ agency }) => (agency === undefined ? [] : [agency]));
  const found = await readTogether(agencies.map(agencyKey));
  return agencies.flatMap((agency) =>
    (agencyFrom(found, agency)?.recordsOfficers ?? []).map(({ name, mailbox }) => ({
      name,
      mailbox: sameMailbox(mailbox),
      agency,
    })),
  );
}

/** Throws SignedOut, or Missing for everyone who keeps nothing here. */
export async function visit(request: Request, action: Action, more: readonly Key[] = []) {
  const id = request.path.agreement ?? '';
  const stream = keepingIdOf(id);
  const { person, found } = await visitPerson(request, [tipKey(id), tipKey(stream), ...more]);
  const agreement = agreementTip(found, id).state;
  if (!agreement) throw new Missing('No such agreement');
  const officers = await officersOf(id);
  if (!can(person.actor, action, { officers: officers.map(({ mailbox }) => mailbox) }))
    throw new Missing('Not permitted');
  const officer = officers.find(({ mailbox }) => mailbox === person.mailbox);
  if (!officer) throw new Missing('Not permitted');
  const tip = tipFrom<Keeping>(found, stream);
  return { person, officer, agreement, tip, keeping: tip.state ?? NOTHING, found };
}

export type Visited = Awaited<ReturnType<typeof visit>>;
