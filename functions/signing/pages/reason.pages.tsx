/** A no needs its reason and a code: the page says beforehand what it does and who will read it, and keeps what was written. */
import { type ComponentChildren, Fragment } from 'preact';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { type SignedMou, signersOf } from '../../agreements/domain/signed-mou.ts';
import { AskInForm, CodeField, CodeSent, CodeToCome } from '../../identity/pages/code.parts.tsx';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import type { Visit } from '../authorize-round.ts';
import { LONGEST_REASON } from '../domain/decline.rules.ts';
import type { Round } from '../domain/round.state.ts';
import type { FormKeys } from '../signatory-form.ts';

export interface NoView {
  frame: FrameView;
  text: SignedMou;
  agreement: Agreement;
  round: Round;
  visitor: Visit;
  form: FormKeys;
  typed: string;
  /** The code that was typed with it. */
  typedCode?: string | undefined;
  /** A code was asked for; it may still be on its way. */
  codeAsked: boolean;
  refused?: Refusal;
}

interface Words {
  heading: string;
  /** Last part of the address that takes the form. */
  act: string;
  consequences: ComponentChildren;
  label: string;
  button: string;
  /** What the box says before a code is asked for. */
  ready: string;
  /** How the way back is called while the act is still possible. */
  back: string;
}

export const Written = ({ heading, children }: { heading: string; children: string }) => (
  <>
    <h2>{heading}</h2>
    <p>Copy it from here if you need it elsewhere:</p>
    <blockquote class="concord-words" dir="auto">
      {children}
    </blockquote>
  </>
);

const Readers = ({ text, visitor }: NoView) => (
  <>
    <h2>Who will read your reason</h2>
    <p>
      {signersOf(text).map(({ key, name }, index) => (
        <Fragment key={key}>
          {index > 0 && '; '}
          <bdi>{name}</bdi>
          {key === visitor.party && ' (your agency)'}
        </Fragment>
      ))}
      .
    </p>
    <p>It stays on the record with your name and office, word for word. It is no place for classified information.</p>
  </>
);

const ReasonForm = ({ view, words }: { view: NoView; words: Words }) => {
  const { round, form, typed, refused, codeAsked, visitor } = view;
  const { mailbox } = visitor.signer;
  const code = { ready: words.ready, refused, typed: view.typedCode };
  return (
    <>
      {words.consequences}
      <Readers {...view} />
      <Form to={`/rounds/${round.id}/${words.act}`} keys={form} carries={{ _documentHash: round.documentHash }}>
        <Field
          name="reason"
          label={words.label}
          rows={8}
          maxlength={LONGEST_REASON}
          required
          value={typed}
          error={refused?.field === 'reason' ? refused : undefined}
        />
        {codeAsked ? (
          <>
            <CodeSent mailbox={mailbox} />
            <CodeField {...code} goesOn={!refused && typed.trim() !== ''} />
            <Button look="secondary">{words.button}</Button>
            <div class="concord-again">
              <p>No code after a few minutes? Look in your spam folder, or ask again. What you wrote stays.</p>
              <AskInForm {...code} again />
            </div>
          </>
        ) : (
          <>
            <CodeToCome mailbox={mailbox} />
            <AskInForm {...code} again={false} />
          </>
        )}
      </Form>
    </>
  );
};

export const reasonPage = (view: NoView, words: Words): string => {
  const { agreement, round, typed, refused } = view;
  // A refusal that no field caused means that the act is no longer possible.
  const closed = refused !== undefined && refused.field === undefined;
  const number = mouName(agreement.number);
  return layout({
    title: `${words.heading}: ${number}`,
    frame: view.frame,
    main: (
      <>
        <h1>{words.heading}</h1>
        {closed && (
          <Notice kind="warning" heading={refused.wrong}>
            {refused.remedy}
          </Notice>
        )}
        {closed && typed.trim() !== '' && <Written heading="What you wrote was not recorded">{typed}</Written>}
        {refused && !closed && <Alert refusal={refused} />}
        {!closed && <ReasonForm view={view} words={words} />}
        <p>
          <a href={`/rounds/${round.id}`}>Back to the agreement{!closed && words.back}</a>
        </p>
      </>
    ),
  });
};
