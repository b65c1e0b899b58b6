/** The page of one act about a party's offices: its heading, what was wrong, the form, and the way back. */
import type { ComponentChildren } from 'preact';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { Alert } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayDone } from './done-words.ts';
import type { PartyView } from './party-view.ts';

interface ActPage {
  heading: string;
  children: ComponentChildren;
  /** A page between the party's and this one. */
  back?: { href: string; label: string };
}

export const actPage = (view: PartyView, { heading, children, back }: ActPage): string => {
  const { agreement, text, register, refused, person, frame, path } = view;
  const [first] = refused?.findings ?? [];
  const name = partyName(text, register.party);
  return layout({
    title: `${heading}: ${name}, ${mouName(agreement.number)}`,
    person,
    // What waits is what this page is for, or stands on the page of the party.
    frame: { ...frame, turn: undefined },
    status: refused ? undefined : sayDone(view),
    main: (
      <>
        <h1 dir="auto">{heading}</h1>
        {first && <Alert refusal={first} />}
        {children}
        <p>
          <a href={back?.href ?? path}>{back?.label ?? `Back to the offices of ${name}`}</a>
        </p>
      </>
    ),
  });
};
