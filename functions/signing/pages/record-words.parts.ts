/** Each event of a record as one sentence, with agencies by their names and times in words; what is not said here stands in the exported record. */
import { saySettings } from '../../agreements/adoption/domain/settings.ts';
import type { About } from '../../agreements/changes/domain/change.state.ts';
import { sayAbout } from '../../agreements/changes/pages/change-words.parts.ts';
import type { Follows } from '../../agreements/domain/agreement.state.ts';
import { annexesOf, type SignedElsewhere, type SignedMou, signersOf } from '../../agreements/domain/signed-mou.ts';
import { sayPartyEvent } from '../../offices/pages/party-words.parts.ts';
import type { ChainedEvent, SaltedBody } from '../../shared/ledger/chain.ts';
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import type { OutsideKind } from '../domain/round.events.ts';
import { nameOf, OUTSIDE_WORDS, seatName } from './signatories.parts.tsx';
import { sayKind } from './version-words.parts.ts';

/** An email that arrived needs nobody's attention; one that did not is said aloud. */
export const isDelivery = ({ type, data }: Pick<ChainedEvent, 'type' | 'data'>): boolean =>
  type.endsWith('MailReported') && (data as { report?: string }).report === 'delivered';

export interface Said {
  what: string;
  /** Who acted, or what was written, word for word. */
  more?: string | undefined;
}

/** Data and words of one event, of whatever type; each sentence knows which of them its event has. */
interface Of {
  data: Record<string, unknown>;
  body: Record<string, unknown>;
  text: SignedMou;
  zone: string;
}

/** Who signs: the agency, and its office where several sign for it. */
const party = ({ data, text }: Of): string => seatName(text, String(data.party));
const parties = ({ data, text }: Of): string =>
  signersOf(text)
    .filter(({ key }) => Array.isArray(data.parties) && data.parties.includes(key))
    .map(({ key }) => seatName(text, key))
    .join(', ');
const named = (text: SignedMou, keys: unknown): string =>
  Array.isArray(keys) ? keys.map((key) => nameOf(text, String(key))).join(', ') : '';
const agencies = ({ data, text }: Of): string => named(text, data.parties);
const leaving = ({ data, text }: Of): string => named(text, data.leaving);
const followsIn = ({ data }: Of) => ({ kind: data.kind, ...(data.follows as object) }) as Follows;
/** A round's name ends with the number of its version. */
const versionIn = (round: unknown): string => String(round).split('-').at(-1) ?? '';
/** Whose own people were reminded: of which agency, not whom of it. */
const preparing = ({ data, text }: Of): string => {
  const to = Array.isArray(data.preparing) ? data.preparing.map((one) => String(one).split('/')[0]) : [];
  const names = signersOf(text)
    .filter(({ key }) => to.includes(key))
    .map(({ name }) => name);
  return names.length === 0 ? '' : `to prepare: ${names.join(', ')}`;
};
const signer = ({ body }: Of): string => {
  if (body.name === undefined) return 'The name was removed by law.';
  const { name } = (body.onBehalfOf ?? {}) as { name?: string };
  const how = [
    body.capacity,
    ...(name === undefined ? [] : [`for ${name}`]),
    ...(body.instrument ? [body.instrument] : []),
  ];
  return `${body.name}, ${body.title} (${how.join(', ')})`;
};
const official = ({ body }: Of): string =>
  (body.by as { name?: string } | undefined)?.name ?? 'The name was removed by law.';
/** An annex of another version is known by its hash alone. */
const annex = ({ data, text }: Of): string => {
  const found = annexesOf(text).find(({ sha256 }) => sha256 === data.sha256);
  return found ? `“${found.title}”` : 'of another version';
};
const instantOf = ({ data, zone }: Of, field: string): string => sayInstant(String(data[field]), zone);

const MAILS: Record<string, string> = {
  prepare: 'The request to prepare',
  notice: 'The test of the mailbox',
  'signature-request': 'The request to sign',
  'new-holder': 'The request to sign, to a new holder,',
  reminder: 'A reminder',
  ending: 'The warning that the period ends',
  'fresh-link': 'The fresh link',
  'liaison-link': 'The link that the liaison asked for',
  'long-code': 'The long code',
  code: 'A code',
  executed: 'The executed copy',
  'outside-offered': 'The request to confirm a signature made outside',
  'outside-refused': 'The news that a signature made outside was refused',
  'taken-back': 'The news that a signature was taken back',
  closed: 'The news that signing ended',
  found: 'The link that was looked for',
  'in-effect': 'The news that a version is in effect',
  ended: 'The news that the MOU has ended',
};
const REPORTS: Record<string, string> = {
  delivered: 'was delivered to',
  bounced: 'came back from',
  suppressed: 'was held back from',
  complained: 'was marked as spam by',
  rejected: 'was not accepted for',
};
/** `The executed copy`, by the template of a mail. */
export const sayMail = (template: string): string => MAILS[template] ?? 'A mail';

const whose = ({ to, former }: Of['data']): string => {
  if (former) return 'the earlier holder at ';
  return to === 'liaison' ? 'the liaison of ' : '';
};

const OUTCOMES: Record<string, string> = {
  executed: 'every agency has signed',
  declined: 'an agency has declined',
  voided: 'the agreement was voided',
  lapsed: 'the period was over',
  superseded: 'a new version has replaced the text',
};

const SENTENCES: Record<string, (of: Of) => Said> = {
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
  CommitmentsScheduled: (of) => ({
    what: `The days of the commitments of version ${of.data.version} stand with the agencies that made them`,
    more: agencies(of),
  }),
  AgreementEnded: (of) => ({
    what: `The MOU ended on ${instantOf(of, 'endedAt')}`,
    more: 'Nobody had renewed it',
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
  ChangeObjected: (of) => ({
    what: `${party(of)} objected to notice ${of.data.change}: it changes nothing`,
    more: of.body.reason === undefined ? 'The reason was removed by law.' : `“${of.body.reason}”`,
  }),
  ChangeTakenBack: (of) => ({ what: `Notice ${of.data.change} was taken back`, more: official(of) }),
  ChangeHeld: (of) => ({ what: `Notice ${of.data.change} holds, from ${instantOf(of, 'heldAt')}: nobody objected` }),
  ChangeLapsed: (of) => ({
    what: `Notice ${of.data.change} lapsed with its text, on ${instantOf(of, 'lapsedAt')}: it changes nothing`,
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
  AgreementVoided: ({ body, data }) => ({
    what: `Version ${versionIn(data.round)} voided by the agency that organizes it`,
    more: body.reason === undefined ? 'The reason was removed by law.' : `“${body.reason}”`,
  }),
  RoundOpened: (of) => ({ what: `Signing opened, until ${instantOf(of, 'deadline')}` }),
  GroupAsked: (of) => ({ what: 'Asked to sign', more: parties(of) }),
  RemindersSent: (of) => ({ what: 'Reminded', more: [parties(of), preparing(of)].filter(Boolean).join('; ') }),
  EndingWarned: (of) => ({
    what: 'Warned that the period ends',
    more: [parties(of), preparing(of)].filter(Boolean).join('; '),
  }),
  LinkReissued: (of) => ({
    what: `A fresh link for ${party(of)}${of.data.by === 'convener' ? '; earlier links ended' : ''}`,
    more: `Asked for by the ${of.data.by}`,
  }),
  CodeRequested: (of) => ({ what: `${party(of)} asked for a code` }),
  MailReported: (of) => ({
    what: `${sayMail(String(of.data.template))} ${REPORTS[String(of.data.report)] ?? of.data.report} ${whose(of.data)}${party(of)}`,
  }),
  SignatureGiven: (of) => {
    const outside = of.data.outside as { kind: OutsideKind; confirmedBy: string; pdfHash: string } | undefined;
    if (!outside) return { what: `${party(of)} signed`, more: signer(of) };
    const how = `${OUTSIDE_WORDS[outside.kind]}, confirmed by ${nameOf(of.text, outside.confirmedBy)}`;
    return { what: `${party(of)} signed outside`, more: `${signer(of)}. ${how}; PDF ${outside.pdfHash}` };
  },
  OutsideSignatureOffered: (of) => {
    const by = of.body.signer as { name: string; title: string } | undefined;
    return {
      what: `${party(of)} handed in a signature made outside`,
      more: `${OUTSIDE_WORDS[of.data.kind as OutsideKind]}, on ${sayDay(String(of.data.signedOn))}, by ${by ? `${by.name}, ${by.title}` : 'a name that was removed by law'}; PDF ${of.data.pdfHash}`,
    };
  },
  OutsideSignatureRefused: (of) => ({
    what: `${nameOf(of.text, String(of.data.refusedBy))} refused the signature made outside for ${party(of)}`,
    more: of.body.reason === undefined ? 'The reason was removed by law.' : `“${of.body.reason}”`,
  }),
  SignatureDeclined: (of) => ({
    what: `${party(of)} declined`,
    more: of.body.reason === undefined ? signer(of) : `${signer(of)}: “${of.body.reason}”`,
  }),
  BodyRemoved: ({ data }) => ({ what: `The words of event ${data.seq} of this record were removed by law` }),
  SignatureTakenBack: (of) => ({
    what: `${party(of)} took its signature back`,
    more: of.body.reason === undefined ? signer(of) : `${signer(of)}: “${of.body.reason}”`,
  }),
  RoundStalled: () => ({ what: 'A step failed; the operator was told' }),
  RoundClosed: ({ data }) => ({ what: `Signing ended: ${OUTCOMES[String(data.outcome)] ?? data.outcome}` }),
};

/** A party's stream names the party; its events leave that to it. */
const agencyOf = ({ stream }: ChainedEvent, text: SignedMou): string | undefined => {
  const [, party] = /^pty_[0-9A-Z]+-(.+)$/.exec(stream) ?? [];
  return party && nameOf(text, party);
};

export function sayEvent(event: ChainedEvent, kept: SaltedBody | undefined, text: SignedMou, zone: string): Said {
  const agency = agencyOf(event, text);
  if (agency !== undefined) {
    const { what, ...more } = sayPartyEvent(event, kept);
    return { what: `${agency}: ${what}`, ...more };
  }
  return (
    SENTENCES[event.type]?.({
      data: event.data as Record<string, unknown>,
      body: (kept?.body ?? {}) as Record<string, unknown>,
      text,
      zone,
    }) ?? { what: event.type }
  );
}
