/** The place where an agency head signs or declines: a code first, then one button with the sentence it stands for; never one press. */
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { LeftOpen } from '../../agreements/findings/pages/left-open.parts.tsx';
import { CodeField, CodeSent, CodeToCome, Ready } from '../../identity/pages/code.parts.tsx';
import { HashText } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { statementOf } from '../domain/statement.ts';
import type { RoundView } from './round-view.ts';
import { intentOf } from './signatories.parts.tsx';

const READY = 'I am ready to sign. Send me a code.';

const AskForCode = ({ round, form, codeAsked, refused }: RoundView) => (
  <Form to={`/rounds/${round.id}/code`} keys={form}>
    <Ready ready={READY} refused={refused} required />
    {codeAsked ? <Button look="outline">Send another code</Button> : <Button>Send me a code</Button>}
  </Form>
);

const Code = (view: RoundView) => (
  <>
    <h3>To sign, ask for a code first</h3>
    <CodeToCome mailbox={view.visitor.signer.mailbox} />
    <AskForCode {...view} />
  </>
);

const Signature = (view: RoundView) => {
  const { round, form, text, visitor, refused, typed } = view;
  const { signer, seat } = visitor;
  const agency = partyName(text, seat);
  const { sentence, reference } = statementOf(intentOf(text, seat, signer));
  return (
    <>
      <h3>To sign, type the code from the email</h3>
      <CodeSent mailbox={signer.mailbox} />
      <Form to={`/rounds/${round.id}/signature`} keys={form} carries={{ _documentHash: round.documentHash }}>
        <CodeField ready={READY} refused={refused} typed={typed?.code} />
        <p class="concord-statement" dir="auto">
          {sentence}
        </p>
        <p class="concord-small" dir="auto">
          {reference}
        </p>
        <p>You can take your signature back until the last agency has signed, and not after.</p>
        <Button>Sign for {agency}</Button>
      </Form>
      <div class="concord-again">
        <p>
          No code after a few minutes? Look in your spam folder, or ask again. While a code works, it is sent again.
        </p>
        <AskForCode {...view} />
      </div>
    </>
  );
};

export const SignOrDecline = (view: RoundView) => (
  <section id="sign" aria-labelledby="sign-heading" class="concord-sign">
    <h2 id="sign-heading">Sign or decline</h2>
    <LeftOpen of={view.findings} html={view.html} />
    {view.codeAsked ? <Signature {...view} /> : <Code {...view} />}
    <div class="concord-decline">
      <h3>To decline, give a reason</h3>
      <p>The next page says what declining does and who will read the reason. It takes a code, too.</p>
      <p>
        <a href={`/rounds/${view.round.id}/decline`}>Decline to sign, with a reason</a>
      </p>
    </div>
  </section>
);

/** The hash stands where the text ends, because it is the text's. */
export const TextHash = ({ hash }: { hash: string }) => (
  <p class="concord-small concord-wide">
    SHA-256 hash of this text, which every signature names: <HashText>{hash}</HashText>
  </p>
);
