/** Until it is executed or voided, an MOU may be revised: same number, same convener, another text; who holds an office is not asked anew. */
import { type Decision, type Refusal, refuse, say } from '../../shared/kernel.ts';
import { domainOf } from '../../shared/mailbox.ts';
import type { Holder } from '../mou/domain/holder.schema.ts';
import type { AgreementEvent } from './agreement.events.ts';
import { speaksFor } from './agreement.rules.ts';
import type { Agreement } from './agreement.state.ts';

type Revised = Extract<AgreementEvent, { type: 'AgreementRevised' }>;

export function revise(
  agreement: Agreement,
  { convenerDomains, revised }: { convenerDomains: readonly string[]; revised: Omit<Revised, 'type'> },
): Decision<AgreementEvent> {
  const { number, convener, documentHash } = revised.data;
  if (agreement.adopted)
    return refuse(
      'signed-elsewhere',
      'This MOU was signed elsewhere: its terms are those that were signed, and no version of it is out for signature.',
      'If the terms are wrong, void it and hand in the right ones; if they shall change, amend it once it is in force here.',
    );
  if (agreement.status === 'executed')
    return refuse(
      'executed-already',
      'This agreement is executed: every agency has signed its text.',
      'Put out an amendment or a renewal of it, which takes its place once every agency has signed, or send an agreement of its own.',
    );
  if (agreement.status === 'voided')
    return refuse('agreement-voided', 'This agreement is voided.', 'Send the new text as an agreement of its own.');
  if (number !== agreement.number)
    return refuse(
      'number-changed',
      `A new version of ${agreement.number} cannot have the number ${number}.`,
      'Keep the number, or send the file as an agreement of its own.',
      'number',
    );
  if (convener !== agreement.convener)
    return refuse(
      'convener-changed',
      `A new version cannot change who organizes the agreement: it is \`${agreement.convener}\`.`,
      'Keep the convener, or send the file as an agreement of its own.',
      'convener',
    );
  const foreign = speaksFor(agreement.organization, convenerDomains);
  if (foreign) return { refused: foreign };
  if (documentHash === agreement.documentHash)
    return refuse(
      'same-text',
      'Nothing has changed: this is the text of the version before.',
      'Send a file whose text differs; who holds an office is changed by that agency’s liaison.',
    );
  return { events: [{ type: 'AgreementRevised', ...revised }] };
}

/** A party's offices as the convener's file names them. */
interface Filed {
  structure: string;
  /** The version that brought this set of offices, when it was not the first. */
  since?: number;
  name: string;
  shortName?: string;
  liaison: string;
  mailDomains: string[];
  signatory: string;
  signatories: string[];
  offices: Record<string, { title: string; holder: Holder; alternate?: { mailbox: string }; delegator?: Holder }>;
  levels: string[];
  mayVeto: boolean;
}

/** The same as the party itself keeps them. */
interface Kept extends Filed {
  reviewers?: Record<string, { mailbox: string }>;
}

/** A party that has spoken stays the agency that spoke: its clearances, comments and holders are that agency's alone. */
export const becomesAnother = (
  key: string,
  before: string | undefined,
  after: string | undefined,
): Refusal | undefined =>
  before === undefined || before === after
    ? undefined
    : say(
        'party-of-another-agency',
        `The agency that is the party \`${key}\` has confirmed its offices, and these email domains are another agency’s.`,
        'Give the other agency a key of its own, and leave this party out if it no longer takes part.',
        'parties',
      );

const isOf = ({ mailDomains }: Filed, mailbox: string): boolean => mailDomains.includes(domainOf(mailbox));

const without = <Party extends Kept>({ shortName: _, ...rest }: Party) => rest;

/**
 * A party's register after that new version. While nobody of the party has confirmed it, all of it is the convener's word, and the newest
 * counts. After that what the party has said of its own offices wins over the convener's file: with the same offices nothing moves; with others, holders of offices that stay and reviewers stay too, as far as their mailboxes are still the party's. A set that comes back is vouched for anew: its holders are named by the file once more.
 */
export function registerAfter<Own extends Kept>(
  kept: Own | undefined,
  filed: Filed,
  confirmed: boolean,
  version: number,
  /** Something runs under an earlier text: no file changes who holds an office of it. */
  bound = false,
): Filed & Partial<Own> {
  if (!kept || !confirmed) return filed as Filed & Partial<Own>;
  const { name, shortName, liaison, levels, mayVeto } = filed;
  // What the new text says of the party, and no word of the party's own.
  const called = {
    ...{ name, liaison, levels, mayVeto },
    ...(shortName !== undefined && { shortName }),
  };
  if (kept.structure === filed.structure) return { ...without(kept), ...called } as Filed & Partial<Own>;
  const stays = (office: string): Holder | undefined => {
    const holder = Object.hasOwn(kept.offices, office) ? kept.offices[office]?.holder : undefined;
    return holder && (bound || isOf(filed, holder.mailbox)) ? holder : undefined;
  };
  const offices = Object.entries(filed.offices).map(([office, { title, holder }]) => {
    const held = stays(office);
    const { alternate, delegator } = (held && kept.offices[office]) ?? {};
    const signs = [kept, filed].every(({ signatories }) => signatories.includes(office));
    return [
      office,
      {
        ...{ title, holder: held ?? holder },
        ...(alternate && isOf(filed, alternate.mailbox) && { alternate }),
        ...(delegator && signs && { delegator }),
      },
    ];
  });
  const reviewers = Object.entries(kept.reviewers ?? {}).filter(([, { mailbox }]) => isOf(filed, mailbox));
  return {
    ...without(kept),
    ...filed,
    since: version,
    ...(kept.reviewers && { reviewers: Object.fromEntries(reviewers) }),
    offices: Object.fromEntries(offices),
  } as Filed & Partial<Own>;
}
