/** Offices sign, people hold them: a holder is replaced, or a head delegates, for a reason that stays on the record; links to whoever held it before are dead. */
import { type Refusal, say } from '../../shared/kernel.ts';
import { alike } from '../../shared/mailbox.ts';
import { refusalsOf } from '../../shared/text.ts';
import { takenOver } from './alternate.rules.ts';
import type { Holder } from './holder.rules.ts';
import {
  bodyOf,
  changed,
  heldBy,
  type Matter,
  newHolderFindings,
  type Outcome,
  overFor,
  type Register,
  refusedBy,
  type Turn,
  tenureOf,
  unconfirmed,
  wordsOf,
} from './matter.rules.ts';
import { isFormer, officeNamed, withOffice } from './office.rules.ts';
import type { PartyEvent } from './party.events.ts';
import { REVIEWER_KINDS } from './reviewer-kinds.ts';

const reasonOf = (reason: string) =>
  wordsOf(reason, 'reason', [
    'reason-missing',
    'There is no reason yet.',
    'Say in a sentence what changed; it stays on the record.',
  ]);

/** Whoever clears a text does not sign it in the same person. */
const reviews = (mailbox: string, { reviewers = {} }: Register): Refusal[] =>
  REVIEWER_KINDS.some((kind) => alike(reviewers[kind]?.mailbox ?? '', mailbox))
    ? [
        say(
          'reviewers-mailbox',
          'Someone with this email address clears the text for your agency.',
          'Name another person, or change the reviewer first.',
          'mailbox',
        ),
      ]
    : [];

/** Where several offices sign, each answers for itself. */
const whoSigns = ({ signatories }: Register): string => (signatories.length > 1 ? 'This office' : 'Your agency');

/** A signature that came in while the page was open is not undone by what was meant for someone who had not signed. */
const overtaken = ({ turns, register }: Matter, office: string, seen: Turn): Refusal | undefined => {
  const turn = turns[office] ?? 'waiting';
  const remedy = 'Look at its status now, and send the form again if it is still needed.';
  if (turn === seen) return undefined;
  return turn === 'signed'
    ? say('signed-meanwhile', `${whoSigns(register)} has signed in the meantime.`, remedy)
    : say('round-moved-on', 'The round has moved on in the meantime.', remedy);
};

export interface Replacement {
  office: string;
  holder: Holder;
  reason: string;
  /** Where the signature of the office stood on the page from which this comes. */
  seen: Turn;
}

/** An office that signs in other hands, with whom a delegate stands in for. */
export const withHolder = (register: Register, office: string, holder: Holder, delegator?: Holder): Register => {
  const before = register.offices[office];
  if (!before) return register;
  const after = { ...heldBy(before, holder), ...(delegator && { delegator }) };
  return { ...register, offices: { ...register.offices, [office]: after } };
};

/** Of an office of an earlier version, the signature was given; its links end with its holder all the same. */
const endsLinks = ({ state, register }: Matter, office: string, former: boolean): boolean =>
  former ? (state?.signatories.some((one) => one.office === office) ?? false) : register.signatories.includes(office);

const same = (one: Holder, other: Holder): boolean =>
  JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other)) && alike(one.mailbox, other.mailbox);

/** Signatures that were given stay: they stand under the holder of their day. */
export function replaceHolder(matter: Matter, { office, holder, reason, seen }: Replacement): Outcome {
  const { register, by, status } = matter;
  const former = isFormer(matter, office);
  // Whatever becomes of the text at hand, what runs under an earlier one goes on.
  const stopped = former ? undefined : status === 'voided' ? overFor(matter) : unconfirmed(matter);
  if (stopped) return refusedBy(stopped);
  const before = officeNamed(matter, office);
  if (!before)
    return refusedBy(
      say('office-unknown', 'There is no such office.', 'Choose one of the offices on this page.', 'office'),
    );
  const signs = register.signatories.includes(office);
  if (signs && before.holder.capacity === 'delegated' && before.delegator)
    return refusedBy(
      say('signed-by-delegation', 'Someone signs for this office by delegation.', 'End the delegation first.'),
    );
  const moved = signs ? overtaken(matter, office, seen) : undefined;
  if (moved) return refusedBy(moved);
  const said = reasonOf(reason);
  const findings = [
    ...newHolderFindings(holder, matter),
    ...(signs && holder.capacity === 'delegated'
      ? [
          say(
            'delegate-not-here',
            'A delegate is not named here.',
            'Choose incumbent or acting, or use “Name a delegate”.',
            'capacity',
          ),
        ]
      : []),
    ...(signs ? reviews(holder.mailbox, register) : []),
    ...(same(before.holder, holder)
      ? [
          say(
            'nothing-would-change',
            'Nothing would change.',
            'Change the name, the email address or the term.',
            'name',
          ),
        ]
      : []),
    ...refusalsOf(said),
  ];
  if (findings.length > 0) return refusedBy(...findings);
  const body = { by, before: bodyOf(before.holder), after: bodyOf(holder), reason: said.text ?? '' };
  const data = { office, signs: endsLinks(matter, office, former), ...tenureOf(holder) };
  const events: PartyEvent[] = [{ type: 'HolderReplaced', data, body }, ...takenOver(matter, office, holder)];
  const after = withOffice(matter, office, heldBy(before, holder));
  return changed(matter, events, after.register, after.former);
}

const signingIn = ({ offices, signatories }: Register, office: string) =>
  signatories.includes(office) ? offices[office] : undefined;

/** Only an office that signs delegates, once: a delegate of a delegate would be nobody's. */
export function nameDelegate(matter: Matter, { office, holder, reason, seen }: Replacement): Outcome {
  const { register, by, turns } = matter;
  const stopped = overFor(matter) ?? unconfirmed(matter) ?? overtaken(matter, office, seen);
  if (stopped) return refusedBy(stopped);
  const held = signingIn(register, office);
  const delegator = held?.holder;
  if (!held || !delegator)
    return refusedBy(say('signing-office-missing', 'There is no office that signs.', 'Confirm the offices first.'));
  if (delegator.capacity === 'delegated' || held.delegator)
    return refusedBy(
      say(
        'delegate-of-delegate',
        'Today’s holder is a delegate, and a delegate names no delegate.',
        'End the delegation, then name another one.',
      ),
    );
  if (['signed', 'declined'].includes(turns[office] ?? 'waiting'))
    return refusedBy(
      say(
        'signature-answered',
        `${whoSigns(register)} has answered already.`,
        'Nothing is left to be signed by a delegate.',
      ),
    );
  const delegate: Holder = { ...holder, capacity: 'delegated' };
  const said = reasonOf(reason);
  const findings = [
    ...newHolderFindings(delegate, matter),
    ...reviews(delegate.mailbox, register),
    ...(alike(delegate.mailbox, delegator.mailbox)
      ? [
          say(
            'heads-own-mailbox',
            'This is the head’s own email address.',
            'Write the email address of the person who signs instead.',
            'mailbox',
          ),
        ]
      : []),
    ...refusalsOf(said),
  ];
  if (findings.length > 0) return refusedBy(...findings);
  const body = { by, delegate: bodyOf(delegate), delegator: bodyOf(delegator), reason: said.text ?? '' };
  const data = { office, ...tenureOf(delegate) };
  const events: PartyEvent[] = [{ type: 'DelegateNamed', data, body }, ...takenOver(matter, office, delegate)];
  return changed(matter, events, withHolder(register, office, delegate, delegator));
}

/** The office is the head's own again. */
export function endDelegation(matter: Matter, { office, reason, seen }: Omit<Replacement, 'holder'>): Outcome {
  const { register, by } = matter;
  const stopped =
    matter.status === 'voided' ? overFor(matter) : (unconfirmed(matter) ?? overtaken(matter, office, seen));
  if (stopped) return refusedBy(stopped);
  const { delegator, holder: delegate } = signingIn(register, office) ?? {};
  if (!delegator || !delegate)
    return refusedBy(
      say('no-delegation', 'Nobody signs by delegation.', 'Nothing is to be ended; load the page again.'),
    );
  // Whoever was named to clear the text meanwhile may be the head, who would then sign it too.
  const said = reasonOf(reason);
  const findings = [...reviews(delegator.mailbox, register), ...refusalsOf(said)];
  if (findings.length > 0) return refusedBy(...findings);
  const body = { by, delegate: bodyOf(delegate), delegator: bodyOf(delegator), reason: said.text ?? '' };
  const data = { office, ...tenureOf(delegator) };
  const events: PartyEvent[] = [{ type: 'DelegationEnded', data, body }, ...takenOver(matter, office, delegator)];
  return changed(matter, events, withHolder(register, office, delegator));
}
