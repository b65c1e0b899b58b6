/** Where a code is asked for and typed: the same on the page to sign and on those of a no. */

import type { Refusal } from '../../shared/kernel.ts';
import { Button, Field } from '../../shared/pages/form.tsx';
import { Checkbox } from '../../shared/pages/form-choices.tsx';

interface CodeView {
  refused?: Refusal | undefined;
  typed?: string | undefined;
  /** Filled in by whoever is ready: what the box says. */
  ready: string;
}

const refusedAt = ({ refused }: CodeView, field: string) => (refused?.field === field ? refused : undefined);

/** Never checked beforehand, and not after a refusal either: a machine that submits forms as they stand checks nothing. */
export const Ready = (view: CodeView & { required?: boolean }) => (
  <Checkbox name="ready" label={view.ready} required={view.required ?? false} error={refusedAt(view, 'ready')} />
);

/** `goesOn`: a code was just asked for on this page, whose other fields were filled before. */
export const CodeField = ({ goesOn = false, ...view }: CodeView & { goesOn?: boolean }) => (
  <Field
    name="code"
    label="Code from the email"
    hint="Paste it or type it; spaces and dashes do not matter."
    inputmode="numeric"
    autocomplete="one-time-code"
    maxlength={40}
    required
    secret
    autofocus={goesOn || undefined}
    value={view.typed}
    error={refusedAt(view, 'code')}
  />
);

export const CodeSent = ({ mailbox }: { mailbox: string }) => (
  <p>
    We are sending a code to <strong>{mailbox}</strong>. It can take a minute to arrive.
  </p>
);

/** Six digits until someone has guessed too often, and twenty after that: the mail says which. */
export const CodeToCome = ({ mailbox }: { mailbox: string }) => (
  <p>
    We send a code to <strong>{mailbox}</strong>. It works for 30 minutes. Asking for it signs nothing and ends nothing.
  </p>
);

/** Asks for a code within a form that does something else: the words in its other fields stay. */
export const AskInForm = (view: CodeView & { again: boolean }) => (
  <>
    <Ready {...view} />
    <Button name="_ask" look="outline">
      {view.again ? 'Send another code' : 'Send me a code'}
    </Button>
  </>
);
