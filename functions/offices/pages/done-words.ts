/** What the act before a page did, and what comes next, in the green line at its top. */
import { isFormer, officeNamed } from '../domain/office.rules.ts';
import { REVIEWER_KINDS } from '../domain/reviewer-kinds.ts';
import { type PartyView, turnAt } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

/** Who has to do something before the head is asked, as the party stands now. */
function nextOf(view: PartyView): string {
  const { missing, turn, agreement } = view;
  if (agreement.status !== 'out for signature' || turn !== 'waiting') return '';
  if (missing.includes('notice'))
    return ' Next: ask the office that signs for the word in its test email, and type it here.';
  const [first] = REVIEWER_KINDS.filter((kind) => missing.includes(kind));
  if (first) return ` Next: ${REVIEWERS[first].toLowerCase()} must clear the text; it has a link by email.`;
  return ' Nothing is left for you to do: we ask your agency head when its turn comes.';
}

const mailboxesOf = ({ register }: PartyView): string =>
  register.signatories.flatMap((office) => register.offices[office]?.holder.mailbox ?? []).join(' and ');

/** What went to whoever holds the office that was changed. */
function sent(view: PartyView, office: string): string {
  const { mailbox = '' } = officeNamed(view, office)?.holder ?? {};
  const signs = view.register.signatories.includes(office) && view.agreement.status === 'out for signature';
  const turn = turnAt(view, office);
  if (signs && turn === 'waiting') return ` We sent a test email to ${mailbox}.${nextOf(view)}`;
  if (signs && turn === 'asked') return ` We sent the link to sign to ${mailbox}. Next: the office opens it and signs.`;
  return ` Email about this agreement goes to ${mailbox} from now on.`;
}

/** The office that the act was about; of an address that was made up, the first that signs. */
const officeOf = (view: PartyView): string => {
  const { doneTo = '', register } = view;
  return officeNamed(view, doneTo) ? doneTo : (register.signatories[0] ?? '');
};

const titleOf = (view: PartyView, office: string): string => officeNamed(view, office)?.title ?? '';
const holderOf = (view: PartyView, office: string): string => officeNamed(view, office)?.holder.name ?? '';

const reviewerTo = ({ doneTo }: PartyView): string => {
  const kind = REVIEWER_KINDS.find((one) => one === doneTo);
  return kind ? REVIEWERS[kind] : 'The reviewer';
};

const DONE: Record<string, (view: PartyView, office: string) => string> = {
  entry: (view, office) =>
    `Your change of ${titleOf(view, office)} is kept. Nothing is confirmed yet: go on, then confirm everything at once.`,
  clearing: () => 'Your answer is kept. Next: check everything below, and confirm it.',
  offices: (view) => `The offices are confirmed. We sent a test email to ${mailboxesOf(view)}.${nextOf(view)}`,
  notice: (view) => `Mailbox confirmed. The office that signs reads its email.${nextOf(view)}`,
  holder: (view, office) =>
    `The holder is replaced: ${holderOf(view, office)} now holds ${titleOf(view, office)}.${
      view.register.signatories.includes(office) ? ' Links and sessions of the one before have ended.' : ''
    }${isFormer(view, office) ? '' : sent(view, office)}`,
  mailbox: (view, office) => `The email address of ${titleOf(view, office)} is corrected.${sent(view, office)}`,
  'reviewer-mailbox': (view) =>
    `${reviewerTo(view)} has a new email address, and gets a link there. Next: wait for the answer, which you see here.`,
  delegate: (view, office) =>
    `The delegate is named: ${holderOf(view, office)} signs for ${titleOf(view, office)}.${sent(view, office)}`,
  'delegate-end': (view, office) =>
    `The delegation has ended: ${holderOf(view, office)} signs again.${sent(view, office)}`,
  reviewers: (view) => `Who must clear the text is changed. Whoever was added gets a link by email.${nextOf(view)}`,
  mail: () => 'The email is on its way again. If it does not arrive in a few minutes, call the office.',
};

export const sayDone = (view: PartyView): string | undefined => {
  const { done } = view;
  return done !== undefined && Object.hasOwn(DONE, done) ? DONE[done]?.(view, officeOf(view)) : undefined;
};
