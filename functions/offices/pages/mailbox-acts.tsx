/** What a liaison does about mailboxes before anything else: put one right that takes no email, or type the word that its reader told. */
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { firstAct, mendsReviewer, type Trouble } from '../domain/mending.rules.ts';
import type { ReviewerKind } from '../domain/party.events.ts';
import { answered } from '../domain/readiness.rules.ts';
import { REVIEWER_KINDS } from '../domain/reviewer-kinds.ts';
import { MendOffice, MendReviewer, sayTrouble } from './mailbox.pages.tsx';
import { OfOffice } from './office-card.tsx';
import { carriesOffice, fieldsUnder, formOf, type PartyView, turnAt } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

interface MailboxAct {
  /** An office that signs, or a kind of reviewer. */
  who: string;
  kind?: ReviewerKind;
  act: 'mend' | 'word';
  trouble?: Trouble | undefined;
}

/** Acts that send email: what is on record of it may be about the address before. */
const SENDS: readonly string[] = ['holder', 'mailbox', 'reviewer-mailbox', 'delegate', 'delegate-end', 'mail'];

export const hasSent = ({ done = '' }: PartyView): boolean => SENDS.includes(done);

/** Whether the act before this page has just sent email there, of which nothing can be known yet. */
const justSent = (view: PartyView, who: string): boolean =>
  hasSent(view) && who === (view.doneTo ?? view.register.signatories[0]);

function officeActs(view: PartyView): MailboxAct[] {
  const { register, state, signatories } = view;
  return register.signatories.flatMap((office): MailboxAct[] => {
    const trouble = justSent(view, office) ? undefined : signatories[office]?.mail;
    const tested = state?.signatories.some((one) => one.office === office && one.noticeAt !== undefined) ?? false;
    const act = firstAct({ turn: turnAt(view, office), trouble, tested });
    return act ? [{ who: office, act, trouble }] : [];
  });
}

const reviewerActs = (view: PartyView): MailboxAct[] =>
  REVIEWER_KINDS.flatMap((kind): MailboxAct[] => {
    const { state, register, agreement, turn } = view;
    const report = justSent(view, kind) ? undefined : state?.mail[kind];
    const named = register.reviewers?.[kind] !== undefined;
    return named && mendsReviewer(turn, report, answered(state?.reviewers[kind], agreement))
      ? [{ who: kind, kind, act: 'mend', trouble: report }]
      : [];
  });

/** What email cannot reach comes first: nobody there has read a word. */
export function mailboxActs(view: PartyView): MailboxAct[] {
  if (view.missing.includes('offices') || view.agreement.status !== 'out for signature') return [];
  const acts = [...officeActs(view), ...reviewerActs(view)];
  return [...acts.filter(({ act }) => act === 'mend'), ...acts.filter(({ act }) => act === 'word')];
}

interface SendAgainProps {
  view: PartyView;
  to: string;
  label: string;
  of?: Record<string, string>;
  title?: string;
}

export const SendAgain = ({ view, to, label, of = {}, title }: SendAgainProps) => (
  <Form to={`${view.path}/mail`} page={view.path} keys={view.form} carries={{ _reader: to, ...of }}>
    <Button look="unstyled">
      {label}
      {title !== undefined && <OfOffice title={title} />}
    </Button>
  </Form>
);

/** Of what only bounced there is nothing to send again. */
const mayArrive = (trouble: Trouble | undefined): boolean => trouble !== undefined && trouble !== 'bounced';

const Mend = ({ view, of: { who, kind, trouble } }: { view: PartyView; of: MailboxAct }) => {
  const { register, path } = view;
  const { title = '', holder } = register.offices[who] ?? {};
  const mailbox = (kind ? register.reviewers?.[kind]?.mailbox : holder?.mailbox) ?? '';
  const said = sayTrouble(trouble ?? 'bounced', mailbox);
  return (
    <section class="concord-first" aria-labelledby={`mend-${who}`}>
      <h2 id={`mend-${who}`}>{said.heading}</h2>
      <p>
        <bdi>{kind ? REVIEWERS[kind] : title}</bdi>: {said.todo}
      </p>
      {kind ? <MendReviewer view={view} kind={kind} /> : <MendOffice view={view} office={who} />}
      {mayArrive(trouble) && (
        <SendAgain
          view={view}
          to={kind ?? 'signatory'}
          label="Send the email again"
          of={kind ? {} : carriesOffice(register, who)}
        />
      )}
      <p>
        <a href={kind ? `${path}/reviewers` : `${path}/holders/${who}`}>
          {kind ? 'Someone else must clear the text' : 'Someone new holds this office'}
        </a>
      </p>
    </section>
  );
};

const Word = ({ view, of: { who, trouble } }: { view: PartyView; of: MailboxAct }) => {
  const { register, path } = view;
  const of = carriesOffice(register, who);
  const form = formOf(view, 'notice', of._office);
  const { title = '', holder } = register.offices[who] ?? {};
  return (
    <section class="concord-first" aria-labelledby={`word-${who}`}>
      <h2 id={`word-${who}`}>
        Type the word of the test email
        {register.signatories.length > 1 && (
          <>
            : <bdi>{title}</bdi>
          </>
        )}
      </h2>
      <p>
        We sent it to <strong>{holder?.mailbox}</strong>. Ask that office for the two-part word in it.
        {trouble !== undefined && ` ${sayTrouble(trouble, holder?.mailbox ?? '').heading}, so it may lie there.`}
      </p>
      <Form to={`${path}/notice`} page={path} keys={view.form} carries={of}>
        <Field
          {...fieldsUnder(form, '')('word')}
          label="Word from the test email"
          hint="Capitals and hyphens do not matter"
          maxlength={60}
          required
          autocomplete="off"
        />
        <Button>Confirm the word</Button>
      </Form>
      <SendAgain view={view} of={of} to="signatory" label="Send the test email again" />
      {justSent(view, who) && (
        <p>
          The email to {holder?.mailbox} is on its way: <a href={path}>look again in a minute</a> whether it arrived.
        </p>
      )}
      <p>
        <a href={`${path}/holders/${who}/mailbox`}>The address is wrong</a>
      </p>
    </section>
  );
};

export const MailboxActs = ({ view, acts }: { view: PartyView; acts: readonly MailboxAct[] }) => (
  <>
    {acts.map((of) =>
      of.act === 'mend' ? <Mend key={of.who} view={view} of={of} /> : <Word key={of.who} view={view} of={of} />,
    )}
  </>
);
