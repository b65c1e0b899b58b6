/** The page on which an agency head reads the whole agreement, sees who has signed, and signs with a code. */

import type { Agreement } from '../agreements/agreement.rules.ts';
import type { SignedMou } from '../agreements/document.ts';
import { mouName } from '../agreements/mou-name.ts';
import { Alert, HashText, Notice, Rendered, SummaryList } from '../shared/elements.tsx';
import { Button, Field, Hidden } from '../shared/form.tsx';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { layout } from '../shared/layout.tsx';
import { sayDay, sayInstant, sayRemaining } from '../shared/time-words.ts';
import type { FormKeys } from './form.ts';
import type { Round } from './round.state.ts';
import { nameOf, Signatories } from './signatories.tsx';
import type { mayAct } from './signature.rules.ts';
import { statement } from './statement.ts';
import type { Visit } from './visit.ts';

export interface RoundView {
  now: Instant;
  text: SignedMou;
  html: string;
  agreement: Agreement;
  round: Round;
  visitor: Visit;
  form: FormKeys;
  /** Whether the visitor may act; undefined for a link that only reads. */
  may: ReturnType<typeof mayAct> | undefined;
  /** A code was asked for; it may still be on its way. */
  codeAsked: boolean;
  refused?: Refusal;
  typed?: Record<string, string>;
}

const ended: Partial<Record<Agreement['status'], string>> = {
  returned: 'This agreement was not executed in this form',
  voided: 'The agency that organizes this agreement has voided it',
};

/** Where the agreement stands, in one sentence each reader needs first. */
const Standing = ({ agreement, round, visitor }: RoundView) => {
  const mine = round.signatories[visitor.party];
  if (agreement.term)
    return (
      <Notice kind="success" heading="This agreement is executed">
        <p>
          Every agency has signed. It is in force from {sayDay(agreement.term.effective)}; its sunset review is on{' '}
          {sayDay(agreement.term.sunset)}.
        </p>
        <p>
          <a href={`/rounds/${round.id}/copy`}>Download the executed copy</a>
        </p>
      </Notice>
    );
  const sentence = ended[agreement.status];
  if (sentence)
    return (
      <Notice kind="warning" heading={sentence}>
        Signatures already given stay on record for this text and count for nothing else.{' '}
        <a href={`/rounds/${round.id}/record`}>The record says what happened and why.</a>
      </Notice>
    );
  if (mine?.status === 'signed' && mine.at)
    return (
      <Notice kind="success" heading="Your signature is recorded">
        You signed for your agency on {sayInstant(mine.at, round.zone)}. You will get the executed copy by mail when the
        last agency has signed.
      </Notice>
    );
  return undefined;
};

const AskForCode = ({ round, form, again }: { round: Round; form: FormKeys; again: boolean }) => (
  <form method="post" action={`/rounds/${round.id}/code`}>
    <Hidden of={{ ...form }} />
    <Button {...(again ? { look: 'outline' as const } : {})}>{again ? 'Send another code' : 'Send me a code'}</Button>
  </form>
);

const SignForm = ({ round, form, text, visitor, codeAsked, refused, typed }: RoundView) => {
  const { signer, party } = visitor;
  const agency = nameOf(text, party);
  const authority = text.parties.find(({ key }) => key === party)?.authority.statute ?? '';
  return (
    <section id="sign" aria-labelledby="sign-heading" class="concord-sign">
      <h2 id="sign-heading">Sign or decline</h2>
      {!codeAsked ? (
        <p>To sign, ask for a six-digit code. We send it to {signer.mailbox}; it works for 30 minutes.</p>
      ) : (
        <form method="post" action={`/rounds/${round.id}/signature`}>
          <p>We are sending a code to {signer.mailbox}. It can take a minute to arrive.</p>
          <Hidden of={{ ...form, documentHash: round.documentHash }} />
          <Field
            name="code"
            label="Six-digit code from the mail"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={12}
            required
            value={typed?.code}
            error={refused?.field === 'code' ? refused : undefined}
          />
          <p dir="auto">{statement({ name: signer.name, title: signer.title, agency, authority })}</p>
          <Button>Sign for {agency}</Button>
        </form>
      )}
      <AskForCode round={round} form={form} again={codeAsked} />
      <p>
        <a href={`/rounds/${round.id}/decline`}>Decline to sign, with a reason</a>
      </p>
    </section>
  );
};

export const roundPage = (view: RoundView): string => {
  const { now, agreement, round, text, html, visitor, may, refused } = view;
  const open = may !== undefined && !may.refused;
  const silent = may?.refused && agreement.status === 'out for signature' && !standsSigned(view);
  return layout({
    title: `${mouName(agreement.number)}`,
    main: (
      <>
        {refused && <Alert refusal={refused} />}
        <h1 dir="auto">
          {mouName(agreement.number)}: {text.title}
        </h1>
        <Standing {...view} />
        {silent && may.refused && <Alert refusal={may.refused} />}
        <SummaryList
          of={[
            ['For', `${visitor.signer.title}, ${nameOf(text, visitor.party)}`],
            ['Organized by', nameOf(text, agreement.convener)],
            ...(round.status === 'open'
              ? [
                  [
                    'Sign or decline by',
                    `${sayInstant(round.deadline, round.zone)}, ${sayRemaining(now, round.deadline)}`,
                  ] as const,
                ]
              : []),
            ['Document hash (SHA-256)', <HashText>{round.documentHash}</HashText>],
          ]}
        />
        {open && (
          <p>
            <a href="#sign">Go to signing</a>, below the text.
          </p>
        )}
        {round.stalled && (
          <Notice kind="warning" heading="A step of this round failed">
            Reminders may be late. Links and signatures work; the operator has been told.
          </Notice>
        )}
        <Signatories round={round} text={text} me={visitor.party} />
        <Rendered html={html} />
        {open && <SignForm {...view} />}
        <p>
          <a href={`/rounds/${round.id}/record`}>The record: everything that happened, and how to check it</a>
        </p>
      </>
    ),
  });
};

const standsSigned = ({ round, visitor }: RoundView): boolean => round.signatories[visitor.party]?.status === 'signed';
