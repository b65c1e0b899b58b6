/** More agreements than the one that is being signed and the one with a dispute: each with its page, and whom to be on it. */
import { mailboxAddress } from '../mail/inbox.pages.tsx';
import { Heading, Link, Outside } from '../parts.tsx';
import type { Guide } from './guide.ts';

export const Others = ({ guide: { others = [] } }: { guide: Guide }) =>
  others.length === 0 ? null : (
    <>
      <Heading id="others">Look at more agreements</Heading>
      <ul class="usa-list">
        {others.map(({ number, title, standing, page, who, does }) => (
          <li key={number}>
            {number}, <bdi>{title}</bdi>: {standing}. Open <Outside to={page}>its page</Outside> as{' '}
            <bdi>{who.name}</bdi> (<Link to={mailboxAddress(who.mailbox)}>{who.mailbox}</Link>) {does}.
          </li>
        ))}
      </ul>
    </>
  );
