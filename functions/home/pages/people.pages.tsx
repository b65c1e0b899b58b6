/** Who is who in an MOU: every party's offices with their holders of today, and for the reader's own agency how to reach them and change them. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { ROLES } from '../../signing/pages/signatories.parts.tsx';

export interface PersonLine {
  /** `Director, signs for it` */
  as: string;
  /** `Ann Ito, acting`; an office that nobody holds today says so. */
  who: string;
  /** Of people of the reader's own agency, and of liaisons. */
  mailbox?: string | undefined;
  /** Where a liaison names who holds it next. */
  successor?: string;
}

export interface PartyPeople {
  party: string;
  name: string;
  own: boolean;
  organizes: boolean;
  /** The day on which it left the MOU. */
  left?: string;
  people: readonly PersonLine[];
  links: readonly { href: string; label: string }[];
}

export interface PeopleView {
  person: SignedIn;
  frame: FrameView;
  number: string;
  parties: readonly PartyPeople[];
}

const Party = ({ of: { party, name, own, organizes, left, people, links } }: { of: PartyPeople }) => (
  <section aria-labelledby={`party-${party}`}>
    <h2 id={`party-${party}`} dir="auto">
      {name}
      {own && ' (your agency)'}
    </h2>
    {organizes && <p>Organizes this MOU.</p>}
    {left && <p>Withdrew from this MOU, and left it on {left}.</p>}
    <table
      class="usa-table usa-table--borderless concord-signatories"
      aria-labelledby={`party-${party}`}
      {...ROLES.table}
    >
      <thead {...ROLES.group}>
        <tr {...ROLES.row}>
          <th {...ROLES.column}>Office</th>
          <th {...ROLES.column}>Held by</th>
        </tr>
      </thead>
      <tbody {...ROLES.group}>
        {people.map(({ as, who, mailbox, successor }) => (
          <tr key={`${as} ${who}`} {...ROLES.row}>
            <th {...ROLES.first} dir="auto">
              {as}
            </th>
            <td {...ROLES.cell} dir="auto">
              {who}
              {mailbox && (
                <>
                  <br />
                  <a href={`mailto:${mailbox}`}>{mailbox}</a>
                </>
              )}
              {successor && (
                <>
                  <br />
                  <a href={successor}>
                    Someone new holds this office
                    <span class="usa-sr-only">
                      : <bdi>{as}</bdi>
                    </span>
                  </a>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {links.length > 0 && (
      <ul class="usa-list">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    )}
  </section>
);

export const peoplePage = ({ person, frame, number, parties }: PeopleView): string =>
  layout({
    title: `People of ${mouName(number)}`,
    person,
    frame,
    main: (
      <>
        <h1>People</h1>
        <p>Offices sign and act through whoever holds them at the time.</p>
        {parties.map((one) => (
          <Party key={one.party} of={one} />
        ))}
      </>
    ),
  });
