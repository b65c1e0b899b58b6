/** The file of a text that shall follow the one in force, with all that it is held against: its parties, its days, its offices, its disputes. */
import { disputeStream } from '../../../disputes/dispute.stream.ts';
import { openPlaces } from '../../../disputes/due.reads.ts';
import { hashOf } from '../../../shared/canonical.ts';
import { refusals } from '../../../shared/carry-out.ts';
import { dayOf } from '../../../shared/days.ts';
import { roundIdOf } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet } from '../../../shared/ledger/table.ts';
import { readAgencies } from '../../acts/party-agencies.ts';
import { furtherOf, publicationOf, termsOf } from '../../acts/publication.ts';
import { registerItems } from '../../acts/register-after.ts';
import { type KeptParty, partiesOf, readText } from '../../agreement.reads.ts';
import { calendarOf } from '../../domain/agreement.rules.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { textAt } from '../../domain/in-force.rules.ts';
import { partiesAt } from '../../domain/seats.rules.ts';
import { type SignedMou, type Succession, signedMou, signingsOf } from '../../domain/signed-mou.ts';
import { opensAt } from '../../domain/sunset.rules.ts';
import { lastDayOf } from '../../domain/term.rules.ts';
import { leftOutBy, withdrawingFrom } from '../../leaving/domain/left-out.rules.ts';
import type { Mou } from '../../mou/domain/mou.schema.ts';

export type Kind = Succession['kind'];

/** What it says of itself: as an amendment to the last day of the text before it, as a renewal for the term after it. */
function successionOf(
  holds: Agreement,
  kind: Kind,
  mou: Mou,
  before: SignedMou,
  leftOut: readonly string[],
): Succession {
  const { latest, version, documentHash, term } = holds;
  const firstDay = kind === 'renewal' ? term?.ends : mou.effective.kind === 'on' ? mou.effective.day : undefined;
  const ends = term?.ends;
  const lastDay = kind === 'renewal' && ends !== undefined ? lastDayOf(mou.sunset, ends) : ends;
  const mustSign = leftOutBy(
    holds,
    mou.parties.map(({ key }) => key),
  );
  const { certifies } = (kind === 'renewal' && before.sunset.renewal) || {};
  const missing = before.parties.filter(({ key }) => !mou.parties.some((one) => one.key === key));
  const without = missing.filter(({ key }) => leftOut.includes(key)).map(({ key, name }) => ({ key, name }));
  return {
    version: latest + 1,
    kind,
    follows: { version, documentHash },
    ...(firstDay !== undefined && { firstDay }),
    ...(lastDay !== undefined && { lastDay }),
    ...(certifies !== undefined && { certifies }),
    ...(without.length > 0 && { without }),
    leaving: missing.filter(({ key }) => mustSign.includes(key) && !leftOut.includes(key)).flatMap(signingsOf),
  };
}

/** Open disputes by the parties that are their sides. */
async function disputesBySide(agreement: string): Promise<Record<string, number[]>> {
  const places = await openPlaces(agreement, { limit: 1_000 });
  const found = await batchGet(places.map(({ dispute }) => tipKey(dispute)));
  const by: Record<string, number[]> = {};
  for (const { dispute } of places) {
    const { state } = disputeStream.tip(found, dispute);
    for (const party of Object.keys(state?.sides ?? {})) by[party] = [...(by[party] ?? []), state?.number ?? 0];
  }
  return by;
}

/** Any amendment may agree anew on what a renewal may be, and no renewal may; the days that run are no amendment's to change. */
const renewalIn = ({ sunset: { renewal = {} } }: Pick<Mou, 'sunset'>) => renewal;
const withoutRenewal = ({ sunset: { renewal: _, ...rest } }: Pick<Mou, 'sunset'>) => rest;

/** What every renewal sets anew, and what it says of renewals, are held on their own. */
const withoutDays = ({
  effective: _,
  sunset: { months: __, endsOn: ___, opensDaysBefore: ____, renewal: _____, ...sunset },
  ...rest
}: SignedMou) => ({ ...rest, sunset });

/** The file as it would go out, with all that it is held against, or what is wrong with it. */
export async function successorFile(
  whole: Agreement,
  kept: readonly KeptParty[],
  {
    kind,
    json,
    organization,
    now,
    leftOut = [],
    asToday,
  }: {
    kind: Kind;
    json: unknown;
    organization: string;
    now: Instant;
    /** Parties that it leaves out and that need not sign it: the text in force says so, or they have left. */
    leftOut?: readonly string[];
    /** The text in force with what notices have made of it: no renewal changes it by saying so. */
    asToday?: SignedMou;
  },
) {
  const holds = textAt(whole, now);
  const { id } = holds;
  const before = await readText(holds.textHash);
  const publication = await publicationOf(json, now, (mou) => successionOf(holds, kind, mou, before, leftOut));
  if ('refusals' in publication) return refusals(publication.refusals);
  const { mou, register, convenerDomains } = publication;
  const { agencies, refusals: strangers } = await readAgencies(mou.parties);
  if (strangers) return refusals(strangers);
  const succession = successionOf(holds, kind, mou, before, leftOut);
  const { version, follows } = succession;
  const seats = succession.leaving.map(({ key }) => key);
  const leaving = partiesAt(seats);
  const [registerAfter, disputesOf] = await Promise.all([
    registerItems(
      id,
      kept,
      version,
      register,
      agencies,
      mou.title,
      (one) => one === holds.version || one !== whole.next?.version,
    ),
    leaving.length > 0 || succession.without ? disputesBySide(id) : {},
  ]);
  if ('refused' in registerAfter) return registerAfter;
  const { parties } = registerAfter;
  const { data, body } = termsOf(publication, { agreement: id, organization, version, round: roundIdOf(id, version) });
  const { succession: _, adopted: __, ...said } = asToday ?? before;
  const titles = (offices: Readonly<Record<string, { title: string }>>) =>
    Object.fromEntries(Object.entries(offices).map(([key, { title }]) => [key, title]));
  return {
    ...{ publication, agencies, parties, convenerDomains },
    terms: {
      data: {
        ...data,
        ...furtherOf([...(data.further ?? []), ...seats]),
        ...(leaving.length > 0 && { leaving }),
      },
      body,
    },
    succession: { kind, follows },
    held: {
      before: partiesOf(kept, holds).map(({ party, agency, offices }) => ({
        ...{ party, ...(agency !== undefined && { agency }) },
        offices: titles(offices),
      })),
      after: register.map(({ party, offices }) => ({
        ...{ party, agency: agencies[party] ?? '' },
        offices: titles(offices),
      })),
      kpis: { before: before.kpis, after: mou.kpis },
      sameSunset: hashOf(withoutRenewal(before)) === hashOf(withoutRenewal(mou)),
      renewable: renewalIn(before),
      sameRenewable: hashOf(renewalIn(before)) === hashOf(renewalIn(mou)),
      sameTerms: hashOf(withoutDays(said)) === hashOf(withoutDays(signedMou(mou))),
      sameText: hashOf(said) === hashOf(signedMou(mou)),
      renewableFrom:
        holds.term?.ends === undefined
          ? undefined
          : dayOf(holds.zone, opensAt(calendarOf(holds), holds.term.ends, before.sunset.opensDaysBefore)),
      without: (succession.without ?? []).map(({ key }) => key),
      disputesOf,
      withdrawing: withdrawingFrom(
        holds,
        mou.parties.map(({ key }) => key),
      ),
    },
  };
}
