/** What is said of a contact, and beside it what the signed text says where a notice has made it something else. */
import type { ContactWords } from '../../mou/domain/contact.schema.ts';
import type { Noticed } from '../domain/changes-in.rules.ts';
import { sayNoticeOf } from './change-words.parts.ts';

/** Without its title. */
export const Details = ({ of: { for: what, address } }: { of: ContactWords }) => (
  <>
    {what && (
      <p>
        For: <bdi>{what}</bdi>
      </p>
    )}
    {address && (
      <p class="concord-words" dir="auto">
        {address}
      </p>
    )}
  </>
);

export const Words = ({ of }: { of: ContactWords }) => (
  <>
    <p>
      <bdi>{of.title}</bdi>
    </p>
    <Details of={of} />
  </>
);

/** `Map desk; for: Closures; 1 Main Street` */
export const sayContact = ({ title, for: what, address }: ContactWords): string =>
  [title, ...(what ? [`for: ${what}`] : []), ...(address ? [address.replaceAll('\n', ', ')] : [])].join('; ');

interface ByNoticeProps {
  /** `Changed`, `Added` */
  what: string;
  by: Noticed;
  agreement: string;
  zone: string;
  /** What the signed text says of it. */
  signed: string | undefined;
}

export const ByNotice = ({ what, by, agreement, zone, signed }: ByNoticeProps) => (
  <p class="concord-small">
    {what} by <a href={`/agreements/${agreement}/changes/${by.change}`}>{sayNoticeOf(by, zone)}</a>.{' '}
    {signed === undefined ? (
      'The signed text does not name it.'
    ) : (
      <>
        The signed text says: <bdi>{signed}</bdi>.
      </>
    )}
  </p>
);
