/** One field puts a mailbox right: the same person under another address. Beside it, and apart, the way to name someone new. */
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import type { Trouble } from '../domain/mending.rules.ts';
import { officeNamed } from '../domain/office.rules.ts';
import type { ReviewerKind } from '../domain/party.events.ts';
import { endsIn } from './holder-fields.tsx';
import { actPage } from './party-shell.tsx';
import { fieldsUnder, formOf, type PartyView, turnAt } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

interface Said {
  /** What happened, as a heading. */
  what: (mailbox: string) => string;
  todo: string;
}

/** What happened to email to a mailbox, and what the liaison does about it. */
const TROUBLES: Record<Trouble, Said> = {
  bounced: {
    what: (mailbox) => `Email to ${mailbox} bounced`,
    todo: 'Ask the office for the correct address, and type it here.',
  },
  suppressed: {
    what: (mailbox) => `Email to ${mailbox} is held back`,
    todo: 'It refused our email before. Type another address. Or ask the office to accept our email, and tell the operator of this service.',
  },
  rejected: {
    what: (mailbox) => `Email to ${mailbox} was not accepted`,
    todo: 'Check the address with the office and correct it, or send the email again.',
  },
  complained: {
    what: (mailbox) => `Email to ${mailbox} was marked as spam`,
    todo: 'Call the office, and ask it to accept our email. Then send it again, or type another address.',
  },
  undelivered: {
    what: (mailbox) => `Email to ${mailbox} was not taken`,
    todo: 'We tried for hours. The mailbox may be full, or its email system refuses our email. Ask the office, then send it again, or type another address.',
  },
  delayed: {
    what: (mailbox) => `Email to ${mailbox} is delayed`,
    todo: 'The email system there does not take it yet, and we keep trying. Call the office if its day is near, or type another address.',
  },
  unknown: {
    what: (mailbox) => `Email to ${mailbox} may not have arrived`,
    todo: 'Something came back that does not say. Ask the office whether it has our email, and send it again if not.',
  },
};

export const sayTrouble = (trouble: Trouble, mailbox: string): Said & { heading: string } => ({
  ...TROUBLES[trouble],
  heading: TROUBLES[trouble].what(mailbox),
});

interface MendFormProps {
  view: PartyView;
  /** As the act is called whose refusal is shown in the form. */
  act: 'mailbox' | 'reviewer-mailbox';
  /** The page of the mailbox, to which the form is sent, too. */
  to: string;
  /** An office or a kind of reviewer. */
  who: string;
  mailbox: string;
  button: string;
  carries?: Record<`_${string}`, string>;
}

const MendForm = ({ view, act, to, who, mailbox, button, carries = {} }: MendFormProps) => {
  const form = formOf(view, act, who);
  return (
    <Form to={to} page={to} keys={view.form} carries={carries}>
      <Field
        {...fieldsUnder(form, '')('mailbox', mailbox)}
        label="Correct email address"
        hint={endsIn(view.register.mailDomains)}
        inputmode="email"
        maxlength={254}
        required
        autocomplete="off"
      />
      <Button>{button}</Button>
    </Form>
  );
};

const pathOf = ({ path }: PartyView, office: string): string => `${path}/holders/${office}/mailbox`;

/** What is sent to the new address at once. */
const sends = (view: PartyView, office: string): string => {
  if (!view.register.signatories.includes(office) || view.agreement.status !== 'out for signature')
    return 'Correct the address';
  const turn = turnAt(view, office);
  return turn === 'asked' ? 'Send the link there' : turn === 'waiting' ? 'Send a new test' : 'Correct the address';
};

export const MendOffice = ({ view, office }: { view: PartyView; office: string }) => (
  <MendForm
    view={view}
    act="mailbox"
    to={pathOf(view, office)}
    who={office}
    mailbox={officeNamed(view, office)?.holder.mailbox ?? ''}
    button={sends(view, office)}
    carries={{ _seen: turnAt(view, office) }}
  />
);

export const MendReviewer = ({ view, kind }: { view: PartyView; kind: ReviewerKind }) => (
  <MendForm
    view={view}
    act="reviewer-mailbox"
    to={`${view.path}/reviewers/${kind}/mailbox`}
    who={kind}
    mailbox={view.register.reviewers?.[kind]?.mailbox ?? ''}
    button="Send the link there"
  />
);

export const mailboxPage = (view: PartyView): string => {
  const { about: office, path, register } = view;
  const { title = '', holder, delegator } = officeNamed(view, office) ?? {};
  const instead = delegator && register.signatories.includes(office) ? 'delegate' : '';
  return actPage(view, {
    heading: `Correct the email address of ${title}`,
    children: (
      <>
        <p>
          <bdi>{holder?.name}</bdi> stays, and gets email under the new address.
        </p>
        <MendOffice view={view} office={office} />
        <p>
          <a href={[`${path}/holders/${office}`, instead].filter(Boolean).join('/')}>
            {instead ? 'End the delegation' : 'Someone new holds this office'}
          </a>
        </p>
      </>
    ),
  });
};

export const reviewerMailboxPage = (view: PartyView): string => {
  const kind = view.about as ReviewerKind;
  return actPage(view, {
    heading: `Correct the email address of ${REVIEWERS[kind].toLowerCase()}`,
    children: (
      <>
        <MendReviewer view={view} kind={kind} />
        <p>
          <a href={`${view.path}/reviewers`}>Change who must clear the text</a>
        </p>
      </>
    ),
  });
};
