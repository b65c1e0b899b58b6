/** The code with which a choice is given: asked for once everything is written, then typed. */
import { AskInForm, CodeField, CodeSent, CodeToCome } from '../../identity/pages/code.parts.tsx';
import { Button } from '../../shared/pages/form.tsx';
import type { FieldsView } from './question-fields.tsx';

export interface ProofView extends FieldsView {
  /** Where the code goes. */
  mailbox: string;
  codeAsked: boolean;
  /** All were revealed: the others read the choice at once. */
  open: boolean;
}

const READY = 'I am ready to choose. Send me a code.';

export const Proof = ({ view: { mailbox, codeAsked, refused, typed, open } }: { view: ProofView }) => {
  const code = {
    ready: READY,
    refused: refused.find(({ field }) => field === 'code' || field === 'ready'),
    typed: typed?.code,
  };
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{codeAsked ? 'Type the code from the email' : 'Ask for a code'}</h2>
      {codeAsked ? (
        <>
          <CodeSent mailbox={mailbox} />
          <CodeField {...code} goesOn={refused.length === 0} />
          <Button>{open ? 'Choose for your agency' : 'Seal your agency’s choice'}</Button>
          <details open={code.refused?.field === 'ready'}>
            <summary>No code after a few minutes?</summary>
            <div>
              <p>Check your junk folder, or ask again.</p>
              <AskInForm {...code} again />
            </div>
          </details>
        </>
      ) : (
        <>
          <CodeToCome mailbox={mailbox} />
          <AskInForm {...code} again={false} />
        </>
      )}
    </section>
  );
};
