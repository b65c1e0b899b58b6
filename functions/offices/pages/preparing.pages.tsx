/** What happens before the head is asked: the word of the test notice, and the reviewers with their answers. */

import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { REVIEWER_KINDS, type ReviewerKind } from '../domain/reviewer-kinds.ts';
import { ReviewerFields } from './confirm.pages.tsx';
import { troubleOf } from './offices.pages.tsx';
import { carriesOffice, formOf, type PartyView, turnAt } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

const SendAgain = ({ view, to, label, of = {} }: { view: PartyView; to: string; label: string; of?: object }) => (
  <Form to={`${view.path}/mail`} page={view.path} keys={view.form} carries={{ _reader: to, ...of }}>
    <Button look="unstyled">{label}</Button>
  </Form>
);

const Word = ({ view, of }: { view: PartyView; of: Record<string, string> }) => {
  const form = formOf(view, 'notice', of._office);
  return (
    <Form to={`${view.path}/notice`} page={view.path} keys={view.form} carries={of}>
      <Field
        name="word"
        within={form.within}
        label="Word from the test mail"
        hint="The office that signs reads it to you; capitals and hyphens do not matter"
        maxlength={60}
        required
        autocomplete="off"
        value={form.value('word')}
        error={form.error('word')}
      />
      <Button>Confirm the word</Button>
    </Form>
  );
};

const Test = ({ view, office }: { view: PartyView; office: string }) => {
  const { state, register, agreement } = view;
  const open = agreement.status === 'out for signature';
  const { title = '', holder } = register.offices[office] ?? {};
  const mailbox = holder?.mailbox ?? '';
  const turn = turnAt(view, office);
  const waits = turn === 'waiting';
  const { noticeAt } = state?.signatories.find((one) => one.office === office) ?? {};
  const of = carriesOffice(register, office);
  return (
    <>
      {register.signatories.length > 1 && <h3 dir="auto">{title}</h3>}
      {noticeAt === undefined ? (
        <>
          <p>
            We have sent a test mail with a word of two parts to <strong>{mailbox}</strong>.
            {!waits && ' Your head has been asked to sign already; the word is no longer needed.'}
          </p>
          {open && waits && <Word view={view} of={of} />}
          {open && (
            <SendAgain
              {...{ view, of }}
              to="signatory"
              label={waits ? 'Send the test mail again' : 'Send the link again'}
            />
          )}
        </>
      ) : (
        <>
          <p>
            The word was confirmed on {sayInstant(noticeAt, agreement.zone)}: mail to {mailbox} is read.
          </p>
          {open && turn === 'asked' && <SendAgain {...{ view, of }} to="signatory" label="Send the link again" />}
        </>
      )}
    </>
  );
};

/** Mail to an office that signs is tested before a link is made, so that the link does not wait in a dead mailbox. */
export const TestNotice = ({ view }: { view: PartyView }) => {
  const { register, state, agreement } = view;
  const tested = (office: string) => state?.signatories.some((one) => one.office === office && one.noticeAt);
  // Once nothing is out for signature nobody is written to: what was not tested by then is not tested.
  const signatories = register.signatories.filter(
    (office) => agreement.status === 'out for signature' || tested(office),
  );
  return signatories.length === 0 ? null : (
    <section aria-labelledby="notice">
      <h2 id="notice">Test of the {signatories.length === 1 ? 'mailbox that signs' : 'mailboxes that sign'}</h2>
      {signatories.map((office) => (
        <Test key={office} view={view} office={office} />
      ))}
    </section>
  );
};

const ANSWERS = { cleared: 'Cleared', returned: 'Returned with comments' } as const;

const Review = ({ view, kind }: { view: PartyView; kind: ReviewerKind }) => {
  const { register, state, reviews, agreement } = view;
  const reviewer = register.reviewers?.[kind];
  const given = reviews.find((one) => one.kind === kind)?.answers ?? [];
  const cleared = given.some(({ answer, earlier }) => !earlier && answer === 'cleared');
  const trouble = troubleOf(state?.mail[kind]);
  return (
    <li>
      <p dir="auto">
        <strong>{REVIEWERS[kind]}</strong>: {reviewer?.name}, {reviewer?.mailbox},{' '}
        {reviewer?.required ? 'required' : 'advisory'}
      </p>
      {trouble && <p class="concord-trouble">{trouble}</p>}
      {given.length === 0 && <p>Has not answered yet.</p>}
      {given.map(({ answer, at, comments, earlier }) => (
        <div key={at}>
          <p>
            {ANSWERS[answer]} on {sayInstant(at, agreement.zone)}
            {earlier && ' (an earlier text)'}
          </p>
          {comments && (
            <blockquote class="concord-words" dir="auto">
              {comments}
            </blockquote>
          )}
        </div>
      ))}
      {agreement.status === 'out for signature' && !cleared && (
        <SendAgain view={view} to={kind} label={`Send the mail to ${reviewer?.name ?? REVIEWERS[kind]} again`} />
      )}
    </li>
  );
};

export const Reviewing = ({ view }: { view: PartyView }) => {
  const { register, agreement, turn, path, form: keys } = view;
  const form = formOf(view, 'reviewers');
  const named = REVIEWER_KINDS.filter((kind) => register.reviewers?.[kind]);
  const open = agreement.status === 'out for signature';
  const changes = open && turn === 'waiting';
  return named.length === 0 && !open ? null : (
    <section aria-labelledby="reviews">
      <h2 id="reviews">Who clears the text</h2>
      <p>Answers and comments stay within your agency.</p>
      {named.length === 0 && <p>Nobody was named.</p>}
      <ul class="usa-list">
        {named.map((kind) => (
          <Review key={kind} view={view} kind={kind} />
        ))}
      </ul>
      {changes && (
        <details open={form.refused}>
          <summary>Change who clears the text</summary>
          <Form to={`${path}/reviewers`} page={path} keys={keys}>
            <ReviewerFields form={form} view={view} />
            <Button look="outline">Change the reviewers</Button>
          </Form>
        </details>
      )}
    </section>
  );
};
