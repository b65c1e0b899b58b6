/** What the liaison's page shows, and how its forms keep what was typed and say what was wrong. */
import type { Differs } from '../../agency/differs.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { type SignedMou, signersOf } from '../../agreements/domain/signed-mou.ts';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Instant, PlainDay, Refusal } from '../../shared/kernel.ts';
import type { FrameView } from '../../shared/pages/frame.tsx';
import type { SignedIn } from '../../shared/pages/layout.tsx';
import type { Round, Signatory } from '../../signing/domain/round.state.ts';
import { type ConfirmedElsewhere, type LastConfirmed, lastConfirmed } from '../domain/last-confirmed.rules.ts';
import { heldBy, type Office, type Register, type Turn } from '../domain/matter.rules.ts';
import type { PartyState } from '../domain/party.state.ts';
import type { Lack } from '../domain/readiness.rules.ts';
import type { Draft } from '../draft.store.ts';
import type { ReviewView } from '../reviews.reads.ts';

export interface PartyView {
  now: Instant;
  /** In the MOU's zone. */
  today: PlainDay;
  /** Whether someone may stand in for an office now. */
  ongoing: boolean;
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  path: string;
  text: SignedMou;
  agreement: Agreement;
  round: Round | undefined;
  /** Where each office that signs stands, and the mail to it; none before the round is open. */
  signatories: Readonly<Record<string, Signatory | undefined>>;
  /** Where the party stands that they sign for. */
  turn: Turn;
  register: Register;
  /** Offices that only an earlier version names, as far as something runs under it. */
  former: Register['offices'];
  state: PartyState | undefined;
  missing: Lack[];
  /** Titles of annexes that the text names and the convener has not handed in yet. */
  annexes: string[];
  /** Seats for which a signature made outside can be handed in, or waits for this liaison's answer. */
  outside: { own: string[]; others: string[] };
  history: { at: Instant; what: string; more?: string }[];
  /** Reviewers' answers with their words; they stay within this agency. */
  reviews: ReviewView[];
  /** In what the MOU differs from the agency’s register of its people. */
  differs: Differs | undefined;
  /** What was corrected before the offices are confirmed. */
  draft: Draft;
  /** What this party has confirmed in other MOUs; read only while its offices are not confirmed. */
  elsewhere: readonly ConfirmedElsewhere[];
  /** The office or kind of reviewer whose page it is. */
  about: string;
  /** The act before this page that was refused, and what was typed in its form. */
  refused?: { act: string; findings: readonly Refusal[]; typed: Readonly<Record<string, string>>; office?: string };
  /** The act before this page that was done, and the office or reviewer that it was about. */
  done?: string;
  doneTo?: string;
}

/** The offices that sign first, the others by title: a table keeps them in no order. */
export function officesOf({ offices, signatories }: Pick<Register, 'offices' | 'signatories'>) {
  const rank = (key: string) => (signatories.includes(key) ? signatories.indexOf(key) : signatories.length);
  return Object.entries(offices).sort(
    ([one, { title }], [other, another]) => rank(one) - rank(other) || title.localeCompare(another.title, 'en'),
  );
}

/** Names the office in a form where there are several that sign. */
export const carriesOffice = ({ signatories }: Register, office: string): Record<string, string> =>
  signatories.length === 1 ? {} : { _office: office };

export const turnAt = ({ signatories }: PartyView, office: string): Turn => signatories[office]?.status ?? 'waiting';

/** By what right the text says that the party signs. */
export const authorityIn = (text: SignedMou, party: string): string =>
  signersOf(text).find(({ key }) => key === party)?.statute ?? '';

/** One form of the page: its fields' values and findings, if it is the one that was refused. */
export function formOf({ refused }: PartyView, act: string, office?: string) {
  const own = refused?.act === act && (office === undefined || refused.office === office) ? refused : undefined;
  return {
    refused: own !== undefined,
    within: office === undefined ? act : `${act}-${office}`,
    value: (name: string): string | undefined => own?.typed[name],
    error: (name: string): Refusal | undefined => own?.findings.find(({ field }) => field === name),
  };
}

export type FormState = ReturnType<typeof formOf>;

/** A form's fields for one thing among several: their values by name, what stands on record, and what was wrong with them. */
export const fieldsUnder = (form: FormState, prefix: string) => (name: string, recorded?: string | undefined) => ({
  name: `${prefix}${name}`,
  within: form.within,
  value: form.value(`${prefix}${name}`),
  recorded,
  error: form.error(`${prefix}${name}`),
});

/** An office as it would be confirmed: as a liaison corrected it, or as the file has it. */
export const asDrafted = ({ register, draft }: PartyView, office: string): Office | undefined => {
  const named = register.offices[office];
  return named && heldBy(named, draft.holders[office] ?? named.holder);
};

/** What to offer in the place of what stands there now. */
export function offerFor(view: PartyView, office: string): LastConfirmed | undefined {
  const drafted = asDrafted(view, office);
  return drafted && lastConfirmed(drafted, view.elsewhere);
}
