/** The way in for people without a link at hand: an address, a mail, one press; nothing here tells whether an address is known. */

import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { layout } from '../../shared/pages/layout.tsx';

interface AskView {
  to: string;
  mailbox?: string | undefined;
  refused?: Refusal | undefined;
  status?: string | undefined;
}

const AskForm = ({ to, mailbox, refused }: AskView) => (
  <Form to="/sign-in" page="/sign-in" carries={{ _to: to }}>
    <Field
      name="mailbox"
      label="Work email address"
      hint="The address where your agency’s email reaches you."
      inputmode="email"
      autocomplete="email"
      maxlength={254}
      value={mailbox}
      error={refused?.field === 'mailbox' ? refused : undefined}
    />
    <Button>Send me a link</Button>
  </Form>
);

export const askPage = ({ status, ...view }: AskView): string =>
  layout({
    title: 'Sign in',
    status,
    main: (
      <>
        <h1>Sign in</h1>
        {view.refused && !view.refused.field && <Alert refusal={view.refused} />}
        <p>You need no password. We send a link to your work email address. It works once, for 15 minutes.</p>
        <AskForm {...view} />
        <p class="concord-small">
          If you were asked to sign an agreement, the link in that email is enough. <a href="/find">Find a lost link</a>
          .
        </p>
      </>
    ),
  });

export const askedPage = (number: string): string =>
  layout({
    title: 'Check your email',
    main: (
      <>
        <h1>Check your email</h1>
        <Notice kind="success" heading="If this address is known, a link is on its way">
          It usually arrives within a minute. Some agencies’ email systems take longer. It works for 15 minutes.
        </Notice>
        <p>Open the link in this browser. Then press one button to sign in.</p>
        <p>
          If you open it in another browser or on another device, type this check number there:{' '}
          <strong>{number}</strong>
        </p>
        <p class="concord-small">
          No email? Check the address and the junk folder, then <a href="/sign-in">ask again</a>. If none comes, ask
          your agency’s liaison whether your address is on record. We send one address at most six of these emails in an
          hour and twenty in a day. Others who type your address use up none of yours in a browser where you have signed
          in before.
        </p>
      </>
    ),
  });

export const linkPage = ({ token, asker, refused }: { token: string; asker: boolean; refused?: Refusal }): string =>
  layout({
    title: 'Sign in with this link',
    main: (
      <>
        <h1>Sign in with this link</h1>
        {asker ? (
          <p>You asked for this link in this browser. Press the button to sign in for 12 hours.</p>
        ) : (
          <>
            <p>
              This link was asked for in another browser. Type the four-digit check number from that page to sign in
              here for 12 hours.
            </p>
            <p>If you did not ask for it, close this page. Do not give the number to anyone.</p>
          </>
        )}
        <Form to={`/sign-in/${token}`}>
          {!asker && (
            <Field
              name="number"
              label="Check number"
              inputmode="numeric"
              autocomplete="off"
              maxlength={4}
              secret
              error={refused}
            />
          )}
          <Button>Sign in</Button>
        </Form>
      </>
    ),
  });

export const endedPage = ({ to, mailbox, refused }: AskView & { refused: Refusal }): string =>
  layout({
    title: 'This sign-in link has ended',
    main: (
      <>
        <h1>This sign-in link has ended</h1>
        <Notice kind="warning" heading={refused.wrong}>
          {refused.remedy}
        </Notice>
        <AskForm to={to} mailbox={mailbox} />
      </>
    ),
  });
