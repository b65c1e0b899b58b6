/** What became of each MOU to which the people were applied: changed, or why not. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { Instant } from '../../shared/kernel.ts';
import { Notice } from '../../shared/pages/elements.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayDayOf } from '../../shared/time-words.ts';
import { manyOf } from './people-words.parts.ts';

export interface AppliedMou {
  agreement: string;
  party: string;
  number: string;
  title: string;
  changes: number;
  /** Why nothing was changed. */
  refused?: { wrong: string; remedy: string };
}

export interface AppliedView {
  person: SignedIn;
  name: string;
  path: string;
  at: Instant;
  by: string | undefined;
  reason: string | undefined;
  mous: readonly AppliedMou[];
  tends: boolean;
}

const Line = ({ of }: { of: AppliedMou }) => (
  <>
    <a href={`/agreements/${of.agreement}/parties/${of.party}`}>
      <bdi>{of.title || mouName(of.number)}</bdi>
    </a>{' '}
    {of.title && <span class="concord-number">{mouName(of.number)}</span>}
    {of.refused ? (
      <p dir="auto">
        Not changed. {of.refused.wrong} {of.refused.remedy}
      </p>
    ) : (
      <p>{of.changes === 0 ? 'Offices confirmed' : manyOf(of.changes, 'change made', 'changes made')}</p>
    )}
  </>
);

const Listed = ({ id, heading, of }: { id: string; heading: string; of: readonly AppliedMou[] }) =>
  of.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul class="usa-list">
        {of.map((one) => (
          <li key={`${one.agreement} ${one.party}`}>
            <Line of={one} />
          </li>
        ))}
      </ul>
    </section>
  );

export const appliedPage = ({ person, name, path, at, by, reason, mous, tends }: AppliedView): string => {
  const refused = mous.filter((one) => one.refused);
  const changed = mous.filter((one) => !one.refused);
  return layout({
    title: `What changed in the MOUs of ${name}`,
    person,
    main: (
      <>
        <h1>What changed in your MOUs</h1>
        <Notice kind={refused.length === 0 ? 'success' : 'warning'}>
          {manyOf(changed.length, 'MOU changed', 'MOUs changed')}
          {refused.length > 0 && `, ${manyOf(refused.length, 'did not', 'did not')}`}. Whoever still signs gets an
          email: a test of the mailbox, or a new link to sign.
        </Notice>
        <p dir="auto">
          {sayDayOf(at, 'UTC')}
          {by && `, by ${by}`}
          {reason && `: ${reason}`}
        </p>
        <Listed id="refused" heading="Not changed" of={refused} />
        <Listed id="changed" heading="Changed" of={changed} />
        <p>
          {tends && (
            <>
              <a href={`${path}/mous`}>See what still differs</a>
              {' · '}
            </>
          )}
          <a href={path}>People and offices</a>
        </p>
      </>
    ),
  });
};
