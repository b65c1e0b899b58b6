/** The answer to whoever asked for a fresh link, whatever the link is for. */

import type { Refusal } from '../kernel.ts';
import { Alert, Notice, Numbered } from './elements.tsx';
import { layout } from './layout.tsx';

interface FreshLinkView {
  /** How people name the MOU. */
  name: string;
  /** Whose mailbox the mail goes to: "the mailbox on record". */
  to: string;
  refused?: Refusal | undefined;
}

export const freshLinkPage = ({ name, to, refused }: FreshLinkView): string =>
  layout({
    title: `${name}: ${refused ? 'no fresh link' : 'check your email'}`,
    main: (
      <>
        <h1>
          <Numbered number={name} /> {refused ? 'No fresh link' : 'Check your email'}
        </h1>
        {refused ? (
          <Alert refusal={refused} />
        ) : (
          <Notice kind="success" heading="A fresh link is on its way">
            It goes to {to}. It usually arrives within a minute. Some agencies’ email systems take longer. You may close
            this page.
          </Notice>
        )}
      </>
    ),
  });
