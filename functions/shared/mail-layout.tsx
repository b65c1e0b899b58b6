/** A mail says the same in text and HTML: plain paragraphs, one link on a line of its own, nothing loaded from afar. */
import { render } from 'preact-render-to-string';
import type { Instant } from './kernel.ts';

export interface MailContent {
  subject: string;
  /** In this order, above the link. */
  paragraphs: readonly string[];
  /** Facts such as number, action and deadline; what may stand here depends on the MOU's handling, which the caller knows. */
  facts?: readonly (readonly [term: string, value: string])[];
  /** A small table below them. */
  table?: MailTable;
  link?: { label: string; url: string };
  /** A one-time code, alone on its line so that it can be copied or read aloud. */
  code?: string;
  /** Below the code and the link. */
  closing?: readonly string[];
  footer: readonly string[];
  /** Of a mail that only reminds, and leads to a page for people who are signed in: whoever has many may have them in one. */
  reminds?: Reminds;
  /** By when whoever reads it would act: an email that is due before the next morning never waits for it. */
  by?: Instant;
}

/** A reminder as one line. */
export interface Reminds {
  act: string;
  /** What within the MOU: `dispute 2`. */
  of?: string;
  by?: Instant;
  /** The same day in the zone of the MOU. */
  day?: string;
  mou: string;
}

export interface MailTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

const SUBJECT_LENGTH = 150;

/** One line: a line break in any field of an MOU must not become a second line of a mail, above all not of its header. */
const flat = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

const subjectOf = (raw: string): string => {
  const chars = [...flat(raw)];
  return chars.length <= SUBJECT_LENGTH
    ? chars.join('')
    : `${chars
        .slice(0, SUBJECT_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
};

/** Links are made by Concord, never taken from an MOU; anything but an absolute web address is a mistake of ours. */
const webAddress = (url: string): string => {
  if (!/^https?:\/\/[^\s<>"]+$/.test(url)) throw new TypeError('A mail links to an absolute web address only');
  return url;
};

const STYLE = {
  body: 'margin:0;padding:16px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#ffffff',
  page: 'max-width:600px;overflow-wrap:anywhere',
  heading: 'font-size:20px;line-height:1.3;margin:0 0 16px',
  button:
    'display:inline-block;max-width:100%;box-sizing:border-box;padding:12px 20px;background:#005ea2;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:4px',
  code: 'font-size:28px;font-weight:bold;letter-spacing:4px;font-family:Menlo,Consolas,monospace',
  small: 'font-size:14px;color:#565c65',
  table: 'border-collapse:collapse;max-width:100%;margin:0 0 16px',
  cell: 'border:1px solid #a9aeb1;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere',
  address: 'font-size:14px;word-break:break-all',
} as const;

const Paragraphs = ({ of }: { of: readonly string[] | undefined }) => (
  <>
    {of?.map((paragraph) => (
      <p key={paragraph} dir="auto">
        {paragraph}
      </p>
    ))}
  </>
);

const Table = ({ of: { head, rows } }: { of: MailTable }) => (
  <table style={STYLE.table}>
    <thead>
      <tr>
        {head.map((cell) => (
          <th key={cell} scope="col" style={STYLE.cell}>
            {cell}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.join('\n')}>
          {row.map((cell) => (
            <td key={cell} style={STYLE.cell} dir="auto">
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Html = ({ subject, paragraphs, facts, table, link, code, closing, footer }: MailContent) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{subject}</title>
    </head>
    <body style={STYLE.body}>
      <main style={STYLE.page}>
        <h1 style={STYLE.heading} dir="auto">
          {subject}
        </h1>
        <Paragraphs of={paragraphs} />
        {facts && facts.length > 0 && (
          <ul>
            {facts.map(([term, value]) => (
              <li key={term}>
                <strong>{term}:</strong> <bdi>{value}</bdi>
              </li>
            ))}
          </ul>
        )}
        {table && <Table of={table} />}
        {code && <p style={STYLE.code}>{code}</p>}
        {link && (
          <>
            <p>
              <a style={STYLE.button} href={link.url}>
                {link.label}
              </a>
            </p>
            <p style={STYLE.small}>If the button does nothing, copy this address into your browser:</p>
            <p style={STYLE.address}>{link.url}</p>
          </>
        )}
        <Paragraphs of={closing} />
        <hr />
        {footer.map((paragraph) => (
          <p key={paragraph} style={STYLE.small} dir="auto">
            {paragraph}
          </p>
        ))}
      </main>
    </body>
  </html>
);

/** Columns stand below one another where a mail is shown with letters of one width. */
function tableText({ head, rows }: MailTable): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

const textOf = ({ paragraphs, facts, table, link, code, closing, footer }: MailContent): string => {
  const blocks = [
    ...paragraphs,
    ...(facts && facts.length > 0 ? [facts.map(([term, value]) => `${term}: ${value}`).join('\n')] : []),
    ...(table ? [tableText(table)] : []),
    ...(code ? [code] : []),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    ...(closing ?? []),
    ['--', ...footer].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
};

/** Writes both parts. Text lines are never wrapped here, so that an address stays whole; the mail's encoding may fold them. */
export const mail = (content: MailContent): Mail => {
  const clean: MailContent = {
    subject: subjectOf(content.subject),
    paragraphs: content.paragraphs.map(flat),
    footer: content.footer.map(flat),
    ...(content.facts && { facts: content.facts.map(([term, value]) => [flat(term), flat(value)] as const) }),
    ...(content.table && {
      table: { head: content.table.head.map(flat), rows: content.table.rows.map((row) => row.map(flat)) },
    }),
    ...(content.link && { link: { label: flat(content.link.label), url: webAddress(content.link.url) } }),
    ...(content.code && { code: flat(content.code) }),
    ...(content.closing && { closing: content.closing.map(flat) }),
  };
  return { subject: clean.subject, text: textOf(clean), html: `<!doctype html>\n${render(<Html {...clean} />)}` };
};
