/** Who looks at a withdrawal, and for which party somebody gives notice: an office that signs for it, as the registers say now. */
import { commitmentKeys } from '../../commitments/commitments.reads.ts';
import { disputeStream } from '../../disputes/dispute.stream.ts';
import { isSide } from '../../disputes/domain/ladder.rules.ts';
import { openPlaces } from '../../disputes/due.reads.ts';
import { agenciesIn, agencyKey } from '../../identity/agency.store.ts';
import { authorize } from '../../identity/authorize.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesIn } from '../../identity/domain/roles.rules.ts';
import { visitPerson } from '../../identity/person.reads.ts';
import type { Request } from '../../shared/http/page.ts';
import { history } from '../../shared/ledger/history.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { partiesOf, readKept, readText } from '../agreement.reads.ts';
import { agreementStream } from '../agreement.stream.ts';
import { textAt } from '../domain/in-force.rules.ts';
import { readAsLeft } from './as-left.reads.ts';
import type { By } from './domain/notice.rules.ts';
import { withdrawalsIn } from './domain/withdrawals-in.rules.ts';

/** Enough to list them all: an MOU with more has other troubles. */
const MOST_DISPUTES = 100;

/** An office that signs for a party, with its holder of today. */
interface Signs {
  party: string;
  office: string;
  by: By;
}

/** Throws SignedOut for nobody, and Missing for whoever has no part in the text that holds, or may not give notice for a party. */
export async function visitLeaving(request: Request, more: readonly Key[] = []) {
  const { agreement: id = '' } = request.path;
  const { now } = request;
  const { person, found } = await visitPerson(request, [tipKey(id), ...more]);
  const tip = agreementStream.tip(found, id);
  const whole = existing(tip);
  const holds = textAt(whole, now);
  // Read after the tip, the history lacks nothing that the tip knows.
  const [kept, told, textHeld, places] = await Promise.all([
    readKept(id),
    history(id),
    readText(holds.textHash),
    holds.status === 'executed' ? openPlaces(id, { limit: MOST_DISPUTES }) : [],
  ]);
  const all = partiesOf(kept, holds);
  const beside = await batchGet([
    ...all.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : [])),
    ...places.map(({ dispute }) => tipKey(dispute)),
    ...commitmentKeys(holds),
  ]);
  const today = dayIn(holds.zone, now);
  const held = rolesIn(all, agenciesIn(beside, all), person.mailbox, today);
  const left = held.length === 0 ? await readAsLeft(whole, kept, { mailbox: person.mailbox, now }) : undefined;
  const { agreement, text, register, roles } = left ?? { agreement: holds, text: textHeld, register: all, roles: held };
  /** Of a text without it, whoever has left reads nothing. */
  const isIts = (party: string) => !left || register.some((one) => one.party === party);
  const signs = register.flatMap(({ party, offices, signatories }) =>
    roles.flatMap(({ is, office = '', name = '', ...role }): Signs[] =>
      is === 'holder' && role.party === party && signatories.includes(office)
        ? [{ party, office, by: { name, mailbox: person.mailbox, office, title: offices[office]?.title ?? office } }]
        : [],
    ),
  );
  const asked = request.form._party ?? request.query.party;
  const acts = signs.find(({ party }) => party === asked) ?? signs[0];
  authorize(request, roles, { party: acts?.party, office: acts?.office });
  return {
    ...{ person, found, beside, tip, whole, agreement, text, register, roles },
    /** Every notice that was ever given. */
    withdrawals: withdrawalsIn(told, whole, now).filter(({ party }) => isIts(party)),
    disputes: places
      .flatMap(({ dispute }) => disputeStream.tip(beside, dispute).state ?? [])
      .filter((dispute) => !left || register.some(({ party }) => isSide(dispute, party))),
    /** Whether a text holds today of which the reader's parties are none. */
    gone: left !== undefined,
    /** Offices that sign, which the reader holds, and the one that acts here. */
    ...{ signs, acts },
    actor: actorName(person.actor),
  };
}

export type VisitedLeaving = Awaited<ReturnType<typeof visitLeaving>>;

export const leavingPath = ({ path }: Request): string => `/agreements/${path.agreement}/withdrawal`;
