/** The pages of an act that could not be done: what is wrong, what to do, that nothing was changed, and what had been written. */

import type { SignedOut } from '../failures.ts';
import type { Refusal } from '../kernel.ts';
import { Alert } from './elements.tsx';
import { layout } from './layout.tsx';
import { WhatWasWritten } from './written.pages.tsx';
import { NOTHING_WRITTEN, type Saved } from './written.ts';

export const errorPage = (refused: Refusal, saved: Saved = NOTHING_WRITTEN): string =>
  layout({
    title: 'This did not work',
    main: (
      <>
        <h1>This did not work</h1>
        <Alert refusal={refused} />
        <p>Nothing was changed.</p>
        <WhatWasWritten of={saved} />
        <WaysIn />
      </>
    ),
  });

/** For whoever is at an address that leads nowhere, or nowhere any more. */
export const WaysIn = () => (
  <>
    <h2>How to go on</h2>
    <ul class="usa-list">
      <li>
        Asked to sign or to clear a text? Open the link in your newest email about it, or{' '}
        <a href="/find">find your link</a>.
      </li>
      <li>
        A liaison, records officer or office in a dispute? <a href="/sign-in">Sign in</a> with your work email address.
      </li>
      <li>If neither helps, ask your agency’s liaison.</li>
    </ul>
  </>
);

const REMEDY: Record<SignedOut['way'], string> = {
  'sign-in': 'Nothing was recorded. Sign in again, then send it once more.',
  link: 'Nothing was recorded. Open the link in your newest email about this MOU again, then send it once more.',
};

const Next = ({ way, saved: { page = '/home', fields } }: { way: SignedOut['way']; saved: Saved }) => (
  <>
    <h2>What to do next</h2>
    {way === 'link' ? (
      <p>
        Leave this page open, and open the link in your newest email in another tab
        {fields.length > 0 && ', then paste what you had written'}. No email? <a href="/find">Find your link</a>.
      </p>
    ) : (
      <p>
        <a class="usa-button" href={page} target="_blank" rel="noopener">
          Sign in again in a new tab
        </a>
      </p>
    )}
    {way === 'sign-in' && (
      <p>
        It leads back to the page of this form{fields.length > 0 && ', where you can paste what you had written'}. This
        page stays as it is.
      </p>
    )}
  </>
);

/** A session ended while someone was writing: nothing that was typed is lost. The page acts on nothing, and keeps nothing. */
export const signedOutPage = (way: SignedOut['way'], saved: Saved): string =>
  layout({
    title: 'Your session has ended',
    main: (
      <>
        <h1>Your session has ended</h1>
        <Alert refusal={{ wrong: 'This page belongs to a session that has ended.', remedy: REMEDY[way] }} />
        <Next way={way} saved={saved} />
        <WhatWasWritten of={saved} />
      </>
    ),
  });
