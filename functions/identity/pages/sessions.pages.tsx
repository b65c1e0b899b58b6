/** Where a mailbox is signed in: since when, by which browser, and a button to end each. */

import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Instant } from '../../shared/kernel.ts';
import { Button, Form } from '../../shared/pages/form.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayInstant, sayRemaining } from '../../shared/time-words.ts';

export interface SessionView {
  id: string;
  startedAt: Instant;
  expiresAt: Instant;
  browser: string;
}

const BROWSERS: [pattern: RegExp, name: string][] = [
  [/\bEdg/, 'Edge'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: [pattern: RegExp, name: string][] = [
  [/iPhone|iPad/, 'iPhone or iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** `Firefox on Windows`; what a browser says of itself is a hint, never a proof. */
export const sayBrowser = (said: string): string => {
  const of = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(said))?.[1];
  const [browser, system] = [of(BROWSERS), of(SYSTEMS)];
  return browser === undefined
    ? 'A browser we do not know'
    : system === undefined
      ? browser
      : `${browser} on ${system}`;
};

const Session = ({ of, isOwn, form, now }: { of: SessionView; isOwn: boolean; form: FormKeys; now: Instant }) => (
  <li>
    <p>
      <strong>{sayBrowser(of.browser)}</strong>
      {isOwn && ' (this browser)'}, since {sayInstant(of.startedAt, 'UTC')}; {sayRemaining(now, of.expiresAt)}
    </p>
    <Form to={`/sessions/${of.id}/end`} page="/sessions" keys={form}>
      <Button look="outline">{isOwn ? 'Sign out here' : `End the session of ${sayBrowser(of.browser)}`}</Button>
    </Form>
  </li>
);

export const sessionsPage = ({
  person,
  sessions,
  own,
  now,
}: {
  person: SignedIn;
  sessions: readonly SessionView[];
  own: string;
  now: Instant;
}): string =>
  layout({
    title: 'Your sessions',
    person,
    main: (
      <>
        <h1>Your sessions</h1>
        <p>Where {person.mailbox} is signed in. A session ends by itself after 12 hours.</p>
        <ul class="usa-list usa-list--unstyled">
          {sessions.map((one) => (
            <Session key={one.id} of={one} isOwn={one.id === own} form={person.form} now={now} />
          ))}
        </ul>
        <p>
          If one of these is not you, end it. Then tell the people who run your agency’s email that someone else reads
          yours.
        </p>
      </>
    ),
  });
