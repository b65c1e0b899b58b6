/** Each event of an agreement as one sentence. */
import { saySettings } from '../../../agreements/adoption/domain/settings.ts';
import type { About } from '../../../agreements/changes/domain/change.state.ts';
import { sayAbout } from '../../../agreements/changes/pages/change-words.parts.ts';
import { annexesOf, partyName, type SignedElsewhere, type SignedMou } from '../../../agreements/domain/signed-mou.ts';
import type { Follows } from '../../../agreements/domain/version.state.ts';
import { reviewName } from '../../../reviews/pages/review-words.parts.ts';
import { sayDay } from '../../../shared/time-words.ts';
import { sayKind } from '../version-words.parts.ts';
import { instantOf, type Of, OUTCOMES, official, parties, party, type Sentences } from './event-words.ts';

const named = (text: SignedMou, keys: unknown): string =>
  Array.isArray(keys) ? keys.map((key) => partyName(text, String(key))).join(', ') : '';
const agencies = ({ data, text }: Of): string => named(text, data.parties);
const leaving = ({ data, text }: Of): string => named(text, data.leaving);
const followsIn = ({ data }: Of) => ({ kind: data.kind, ...(data.follows as object) }) as Follows;
/** A round's name ends with the number of its version. */
const versionIn = (round: unknown): string => String(round).split('-').at(-1) ?? '';
/** An annex of another version is known by its hash alone. */
const annex = ({ data, text }: Of): string => {
  const found = annexesOf(text).find(({ sha256 }) => sha256 === data.sha256);
  return found ? `“${found.title}”` : 'of another version';
};
/** Why a version was voided is for those who were asked to sign it. */
const voiding = ({ body, data, round }: Of): string | undefined => {
  if (round !== undefined && round !== data.round) return undefined;
  return body.reason === undefined ? 'The reason was removed by law.' : `“${body.reason}”`;
};

export const AGREEMENT_SENTENCES: Sentences = {
  AgreementPublished: (of) => ({ what: 'Put out for signature', more: `Among ${agencies(of)}` }),
  AgreementRevised: (of) => ({
    what: `Version ${of.data.version} put out for signature, in the place of the one before`,
    more: of.body.note === undefined ? `Among ${agencies(of)}` : `“${of.body.note}”`,
  }),
  SuccessorPublished: (of) => ({
    what: `Version ${of.data.version} put out for signature: ${sayKind({ follows: followsIn(of) })}`,
    more: [
      of.body.note === undefined ? `Among ${parties(of)}` : `“${of.body.note}”`,
      ...(leaving(of) === '' ? [] : [`Leaves with it: ${leaving(of)}`]),
    ].join('. '),
  }),
  VersionTookEffect: (of) => ({
    what: `Version ${of.data.version} is in effect, from ${instantOf(of, 'effectiveAt')}`,
    more: 'The version before it no longer holds',
  }),
  TermsTakenUp: (of) => ({
    what:
      of.data.left === undefined
        ? `The ${of.data.what === 'kpis' ? 'KPIs' : 'commitments'} of version ${of.data.version} are tracked from here`
        : of.data.what === 'kpis'
          ? `The KPIs of version ${of.data.version} are tracked among the parties that stay`
          : `The commitments of version ${of.data.version} are tracked without those that were closed when a party left`,
    more: agencies(of),
  }),
  ReviewBegan: (of) => {
    const { kind, review } = of.data as { kind: 'scheduled' | 'early' | 'renegotiation'; review: number };
    return {
      what: `${reviewName({ kind, review })} began`,
      more: of.data.sunset === undefined ? undefined : `Of the term that lasts to ${sayDay(String(of.data.sunset))}`,
    };
  },
  TermReaffirmed: (of) => ({
    what: 'Reaffirmed: every agency chose to go on',
    more: `The next review is owed on ${sayDay(String(of.data.sunset))}`,
  }),
  CommitmentsBegun: (of) => ({ what: 'The commitments of more parties are tracked from here', more: agencies(of) }),
  AgreementEnded: (of) => ({
    what: `The MOU ended on ${instantOf(of, 'endedAt')}`,
    more: of.data.fewer ? 'Fewer than two parties would have been left' : 'Nobody had renewed it',
  }),
  AgreementClosed: () => ({
    what: 'The MOU is closed, with its report',
    more: 'From here on its record is only kept',
  }),
  AgreementAdopted: (of) => {
    const { signedOn, since, settings } = of.data.adopted as SignedElsewhere;
    const set = settings.length === 0 ? '' : `; set here, not in the signed original: ${saySettings(settings)}`;
    return {
      what: `Handed in to be taken over: signed elsewhere on ${sayDay(signedOn)}`,
      more: `Among ${parties(of)}; in force since ${sayDay(since)}${set}`,
    };
  },
  PartyConfirmedAdoption: (of) => ({
    what: `${party(of)} confirmed that this is what it signed elsewhere`,
    more: `${official(of)}; PDF ${of.data.pdfHash}`,
  }),
  PartyRefusedAdoption: (of) => ({
    what: `${party(of)} refused: this is not what it signed elsewhere`,
    more: of.body.reason === undefined ? 'The reason was removed by law.' : `“${of.body.reason}”`,
  }),
  AdoptionReminded: (of) => ({ what: 'Reminded to confirm what was signed elsewhere', more: parties(of) }),
  ChangeNoticed: (of) => ({
    what: `Notice ${of.data.change}: ${party(of)} ${sayAbout(of.data.about as About, of.text, String(of.data.party))}`,
    more: `Given by ${official(of)}. It holds from ${instantOf(of, 'objectBy')}, unless another party objects`,
  }),
  // Whoever only joins with the next version reads this, and not the page of the notice.
  ChangeObjected: (of) => ({
    what: `${party(of)} objected to notice ${of.data.change}: it changes nothing`,
    more: 'The reason is on the page of the notice',
  }),
  ChangeTakenBack: (of) => ({ what: `Notice ${of.data.change} was taken back`, more: official(of) }),
  ChangeHeld: (of) => ({ what: `Notice ${of.data.change} holds, from ${instantOf(of, 'heldAt')}: nobody objected` }),
  ChangeLapsed: (of) => ({
    what: `Notice ${of.data.change} lapsed with its text, on ${instantOf(of, 'lapsedAt')}: it changes nothing`,
  }),
  WithdrawalNoticed: (of) => ({
    what: `${party(of)} gave notice that it withdraws, with ${of.data.days} days`,
    more: `Given by ${official(of)}. ${of.body.reason === undefined ? 'The reason was removed by law.' : `“${of.body.reason}”`}`,
  }),
  WithdrawalDelivered: (of) => ({ what: `The notice of withdrawal reached ${party(of)}` }),
  WithdrawalUndelivered: (of) => ({
    what: `The notice of withdrawal counts as given to ${agencies(of)}, which no email reached`,
    more: 'Its other offices are told',
  }),
  WithdrawalReminded: (of) => ({
    what: `Reminded that the last day of a party comes near: ${instantOf(of, 'lastAt')}`,
  }),
  WithdrawalRetracted: (of) => ({ what: 'The notice of withdrawal was taken back', more: official(of) }),
  PartyLeft: (of) => ({
    what: `${party(of)} left the MOU, on ${instantOf(of, 'at')}`,
    more: 'By its notice of withdrawal',
  }),
  AnnexKept: (of) => ({ what: `Handed in: the annex ${annex(of)}`, more: `SHA-256 ${of.data.sha256}` }),
  AgreementExecuted: ({ data }) => ({
    what:
      data.confirmations === undefined
        ? `Version ${versionIn(data.round)} executed: every agency has signed`
        : 'In force here: every party has confirmed what was signed elsewhere',
    more: `In force from ${sayDay(String(data.effective))}; sunset review due on ${sayDay(String(data.sunset))}`,
  }),
  SunsetSet: (of) => ({ what: `The sunset review opens on ${instantOf(of, 'sunsetAt')}` }),
  CopySealed: ({ data }) => ({
    what: `The executed copy of version ${data.version} was sealed`,
    more: data.timestampAuthority === null ? undefined : `Time-stamped by ${data.timestampAuthority}`,
  }),
  AgreementReturned: ({ data }) => ({
    what: `Version ${versionIn(data.round)} given back to the agency that organizes it: ${OUTCOMES[String(data.outcome)] ?? data.outcome}`,
  }),
  AgreementVoided: (of) => ({
    what: `Version ${versionIn(of.data.round)} voided by the agency that organizes it`,
    more: voiding(of),
  }),
};
