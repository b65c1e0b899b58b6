/** The claim and the answer beside each other, and the positions of whoever came in: each in the words of its side. */
import type { ComponentChildren } from 'preact';
import { sayInstant } from '../../shared/time-words.ts';
import type { Position } from '../domain/position.rules.ts';
import type { Speaker } from '../domain/speaker.schema.ts';
import { entriesOf } from './dispute-entry.ts';
import type { DisputeView } from './dispute-view.ts';
import { saySpeaker } from './dispute-words.ts';

const Words = ({ term, children }: { term: string; children: string }) =>
  children === '' ? null : (
    <>
      <h4>{term}</h4>
      <p class="concord-words" dir="auto">
        {children}
      </p>
    </>
  );

const Links = ({ of }: { of: Position['links'] }) =>
  of.length === 0 ? null : (
    <>
      <h4>Evidence</h4>
      <ul class="usa-list">
        {of.map(({ says, url }) => (
          <li key={url} dir="auto">
            {says && `${says}: `}
            <a href={url} rel="noreferrer nofollow">
              {url}
            </a>
          </li>
        ))}
      </ul>
    </>
  );

const Side = ({ heading, at, body, zone }: Stated & { zone: string }) => (
  <section class="concord-side">
    <h3 dir="auto">{heading}</h3>
    <p class="concord-small" dir="auto">
      {body ? `${saySpeaker(body.by)}, ${sayInstant(at, zone)}` : sayInstant(at, zone)}
    </p>
    {body ? (
      <>
        <Words term="What happened">{body.happened ?? ''}</Words>
        <Words term="What we need">{body.need}</Words>
        <Words term="What we cannot accept">{body.cannotAccept}</Words>
        <Words term="What we can offer">{body.offer}</Words>
        <Links of={body.links} />
      </>
    ) : (
      <p>These words were removed by law.</p>
    )}
  </section>
);

interface Stated {
  heading: string;
  at: string;
  body: (Position & { by: Speaker; happened?: string }) | undefined;
}

const Beside = ({ children }: { children: ComponentChildren }) => <div class="concord-sides">{children}</div>;

type View = Pick<DisputeView, 'record' | 'names' | 'dispute'>;

const claimsIn = ({ record, names }: View): Stated[] =>
  entriesOf(record, 'DisputeRaised').map(({ at, data, body }) => ({
    heading: `The claim of ${names.party(data.by)}`,
    at,
    body,
  }));

export const Claim = (view: View) => (
  <>
    {claimsIn(view).map((one) => (
      <Side key={one.heading} {...one} zone={view.dispute.zone} />
    ))}
  </>
);

export const Positions = (view: View) => {
  const {
    record,
    names,
    dispute: { zone, against },
  } = view;
  const answers = entriesOf(record, 'DisputeAnswered').map(
    ({ at, data, body }): Stated => ({ heading: `The answer of ${names.party(data.party)}`, at, body }),
  );
  const joined = entriesOf(record, 'PartyJoined').map(
    ({ at, data, body }): Stated => ({ heading: `The position of ${names.party(data.party)}`, at, body }),
  );
  return (
    <section aria-labelledby="positions">
      <h2 id="positions">Both sides</h2>
      <Beside>
        <Claim {...view} />
        {answers.length === 0 && (
          <section class="concord-side">
            <h3>The answer of {names.party(against)}</h3>
            <p>It has not answered yet.</p>
          </section>
        )}
        {[...answers, ...joined].map((one) => (
          <Side key={one.heading} {...one} zone={zone} />
        ))}
      </Beside>
    </section>
  );
};
