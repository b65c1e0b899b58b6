/** The parts of which the console's pages are made; tables become cards on a phone, and no standing is told by color alone. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { sayDistance, sayInstant } from './instants.ts';

type Look = 'good' | 'bad' | 'busy' | 'quiet';

/** `1 mail`, `2 mails`. */
export const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** A standing in a word. */
export const Tag = ({ look, children }: { look: Look; children: ComponentChildren }) => (
  <span class={`console-tag console-tag--${look}`}>{children}</span>
);

export const Time = ({ at, now }: { at: number | string; now?: number | undefined }) => (
  <>
    <time dateTime={typeof at === 'number' ? new Date(at).toISOString() : at}>{sayInstant(at)}</time>
    {now !== undefined && <span class="console-aside"> {sayDistance(at, now)}</span>}
  </>
);

/** False while the demonstration is being prepared: what leads somewhere or acts is shown, and does nothing yet. */
export const Prepared = createContext(true);
export const usePrepared = (): boolean => useContext(Prepared);

interface LinkTo {
  to: string;
  /** Class that makes a button of it. */
  look?: string;
  /** It leads to the page on which it stands. */
  current?: boolean;
  children: ComponentChildren;
}

/** Leads to a page of the console. */
export const Link = ({ to, look, current = false, children }: LinkTo) =>
  usePrepared() ? (
    <a href={to} class={look} {...(current && { 'aria-current': 'page' as const })}>
      {children}
    </a>
  ) : (
    <Pending look={look}>{children}</Pending>
  );

/** Leads out of the console, into a tab of its own. */
export const Outside = ({ to, children }: { to: string; children: ComponentChildren }) =>
  usePrepared() ? (
    <a href={to} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <Pending>{children}</Pending>
  );

/** A link without an address: browsers and screen readers know it as one that cannot be followed. */
const Pending = ({
  look = 'console-pending',
  children,
}: {
  look?: string | undefined;
  children: ComponentChildren;
}) => (
  // biome-ignore lint/a11y/useValidAnchor: there is nowhere to go yet, and the reader is told so
  <a role="link" aria-disabled="true" class={look}>
    {children}
  </a>
);

/** A heading of the guide, which says so while what stands under it is being prepared. */
export const Heading = ({ id, children }: { id?: string; children: ComponentChildren }) => (
  <h2 id={id}>
    {children}
    {!usePrepared() && (
      <>
        {' '}
        <Tag look="quiet">Being prepared</Tag>
      </>
    )}
  </h2>
);

export interface Row {
  key: string | number;
  cells: readonly ComponentChildren[];
}

/** The first cell of a row names it. `empty` is said when there is no row. */
export const Table = ({
  caption,
  columns,
  rows,
  empty,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly Row[];
  empty: string;
}) =>
  rows.length === 0 ? (
    <p>{empty}</p>
  ) : (
    <table class="usa-table usa-table--borderless usa-table--stacked console-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [name, ...rest] }) => (
          <tr key={key}>
            <th scope="row" data-label={columns[0]} dir="auto">
              <div>{name}</div>
            </th>
            {rest.map((cell, index) => (
              <td key={columns[index + 1]} data-label={columns[index + 1]} dir="auto">
                <div>{cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

/** Terms and values; an entry without a value is left out. */
export const Facts = ({ of }: { of: readonly (readonly [term: string, value: ComponentChildren])[] }) => (
  <dl class="console-facts">
    {of
      .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
      .map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
  </dl>
);

/** Program text or data, as it is; it wraps. */
export const Code = ({ children }: { children: string }) => (
  <pre class="console-code">
    <code dir="auto">{children}</code>
  </pre>
);

/** What is to be typed in a terminal, once there is what it names. */
export const Command = ({ children }: { children: string }) => (
  <Code>{usePrepared() ? children : children.replaceAll(/.+/g, 'Being prepared')}</Code>
);

const MOST = 4_000;

/** Data as JSON; a text of more than 4,000 characters is cut, and says so. */
export const Data = ({ of }: { of: unknown }) => {
  const cut = (_: string, value: unknown) =>
    typeof value === 'string' && value.length > MOST
      ? `${value.slice(0, MOST)}… (${value.length} characters in all)`
      : value;
  return <Code>{JSON.stringify(of, cut, 2) ?? ''}</Code>;
};

export const Note = ({
  kind,
  children,
}: {
  kind: 'info' | 'success' | 'warning' | 'error';
  children: ComponentChildren;
}) => (
  <div class={`usa-alert usa-alert--${kind} usa-alert--slim console-note`} {...(kind === 'error' && { role: 'alert' })}>
    <div class="usa-alert__body">
      <div class="usa-alert__text">{children}</div>
    </div>
  </div>
);
