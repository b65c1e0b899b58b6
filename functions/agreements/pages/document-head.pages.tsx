/** What stands at the head of the text of a successor, and of an MOU that was signed elsewhere. */
import { saySettings } from '../adoption/domain/settings.ts';
import { partyOf } from '../domain/seats.rules.ts';
import type { SignedElsewhere, Succession } from '../domain/signed-mou.ts';
import { On, Prose } from './document.parts.tsx';

/** A party that leaves is named once, however many offices sign for it. */
const isFirst = ({ key }: { key: string }): boolean => key === partyOf(key);

const Names = ({ of }: { of: readonly { key: string; name: string }[] }) => (
  <ul>
    {of.map(({ key, name }) => (
      <li key={key} dir="auto">
        {name}
      </li>
    ))}
  </ul>
);

/** Which text it follows, and from when to when it holds. */
export const successionFacts = ({
  version,
  kind,
  follows,
  firstDay,
  lastDay,
  certifies,
  without = [],
  leaving,
}: Succession) =>
  [
    [
      'Version',
      `Version ${version}, ${kind === 'renewal' ? 'a renewal' : 'an amendment'} of version ${follows.version}`,
    ],
    [
      `Version ${follows.version} is the text with the hash`,
      <code key="follows" class="concord-hash">
        {follows.documentHash}
      </code>,
    ],
    [
      'Holds',
      <>
        {firstDay === undefined ? (
          'From the last signature'
        ) : kind === 'renewal' ? (
          <>
            From the last moment of version {follows.version}, which ends with <On day={firstDay} />,
          </>
        ) : (
          <>
            From <On day={firstDay} />, or from the last signature if that is later,
          </>
        )}{' '}
        {lastDay === undefined ? (
          'with no last day'
        ) : (
          <>
            to <On day={lastDay} />
          </>
        )}
      </>,
    ],
    [
      'By signing it, every party certifies',
      certifies === undefined ? undefined : <Prose key="certifies" text={certifies} />,
    ],
    [
      `Goes on without, as version ${follows.version} allows`,
      without.length === 0 ? undefined : <Names key="without" of={without} />,
    ],
    [
      'Leaves with this version',
      leaving.length === 0 ? undefined : <Names key="leaving" of={leaving.filter(isFirst)} />,
    ],
  ] as const;

/** That it was signed elsewhere, and what of it the signed original does not say. */
export const adoptedFacts = ({ signedOn, since, pdf, settings }: SignedElsewhere) =>
  [
    ['Signed elsewhere', <On key="signed" day={signedOn} />],
    ['In force since', <On key="since" day={since} />],
    [
      'The signed original is the PDF with the SHA-256 hash',
      <code key="original" class="concord-hash">
        {pdf.sha256}
      </code>,
    ],
    ['Set here, not in the signed original', settings.length === 0 ? undefined : saySettings(settings)],
  ] as const;
