/** Whoever lost a link asks for it by the MOU's number and the work email address; the answer is the same for every number and address. */

import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { layout } from '../../shared/pages/layout.tsx';

interface FindView {
  typed?: Readonly<Record<string, string>>;
  refused?: Refusal | undefined;
}

export const findPage = ({ typed = {}, refused }: FindView = {}): string => {
  const errorOf = (field: string) => (refused?.field === field ? refused : undefined);
  return layout({
    title: 'Find your link',
    main: (
      <>
        <h1>Find your link</h1>
        {refused && !refused.field && <Alert refusal={refused} />}
        <p>We send your link to an agreement again. Links in earlier emails keep working.</p>
        <Form to="/find" page="/find">
          <Field
            name="number"
            label="MOU number"
            hint="It is in the subject line of our emails."
            maxlength={80}
            value={typed.number}
            error={errorOf('number')}
          />
          <Field
            name="mailbox"
            label="Work email address"
            hint="The address where your agency’s email reaches you."
            inputmode="email"
            autocomplete="email"
            maxlength={254}
            value={typed.mailbox}
            error={errorOf('mailbox')}
          />
          <Button>Send me my link</Button>
        </Form>
      </>
    ),
  });
};

export const soughtPage = layout({
  title: 'Check your email',
  main: (
    <>
      <h1>Check your email</h1>
      <Notice kind="success" heading="If the agreement is yours to read or sign, a link is on its way">
        It usually arrives within a minute. Some agencies’ email systems take longer. You may close this page.
      </Notice>
      <p>
        No email? Check the number, the address and the junk folder, then <a href="/find">ask again</a>. We send at most
        five of these emails a day. If it is not your turn to sign yet, there is no link yet. An email will come.
      </p>
    </>
  ),
});
