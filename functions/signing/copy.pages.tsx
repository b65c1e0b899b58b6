/** The executed copy: one HTML file that needs nothing else, with the text as signed, every signature, and the hashes that witness the record. */

import { render } from 'preact-render-to-string';
import { mouName } from '../agreements/mou-name.ts';
import { HashText, Numbered, Rendered, SummaryList } from '../shared/elements.tsx';
import { sayDay, sayInstant } from '../shared/time-words.ts';
import type { ExecutedRecord } from './executed-copy.ts';
import { nameOf, OUTSIDE_WORDS, officeOf, ROLES } from './signatories.tsx';

/** Stands in the file because a file on a disk can load nothing; served only as a download. */
const STYLE = `
body{font:1rem/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25}h1 .concord-number{display:block;font-size:1rem;font-weight:normal}
h3{border-top:1px solid #a9aeb1;margin-top:2rem;padding-top:1rem}
table{border-collapse:collapse;width:100%}
th,td{overflow-wrap:break-word;border:1px solid #71767a;padding:.4rem;text-align:left;vertical-align:top}caption{text-align:left;font-weight:bold;padding:.5rem 0}
code{overflow-wrap:anywhere;font-size:.85rem}.concord-small{color:#565c65;font-size:.87rem}
dl>div{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:.75rem;border-bottom:1px solid #dfe1e2;padding:.4rem 0}
dt{font-weight:bold}dd{margin:0}dd>p,dd>ul{margin:0}dd>ul{padding-left:1.25rem}
@media (max-width:40em){[role=table] thead{display:none}
dl>div{grid-template-columns:9rem minmax(0,1fr)}[role=table],[role=table] :is(caption,tbody,tr,th,td){display:block;border:0}[role=table] tbody tr{border-top:1px solid #71767a;padding:.4rem 0}
td[data-label]::before{content:attr(data-label) ": ";font-weight:bold}td>p{margin:0;display:inline}}
@media (max-width:23em){dl>div{display:block}}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}h2,h3,h4{break-after:avoid}}`;

const Copy = ({ agreement, text, html, signatures, streams }: ExecutedRecord) => {
  const { term, zone } = agreement;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${mouName(agreement.number)}, executed`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>
          <h1>
            <Numbered number={mouName(agreement.number)} /> <bdi>{text.title}</bdi>
          </h1>
          <SummaryList
            of={[
              ['Executed', term ? sayInstant(term.executedAt, zone) : ''],
              ['In force from', term ? sayDay(term.effective) : ''],
              ['Sunset review', term ? sayDay(term.sunset) : ''],
              ['Ends unless renewed', term ? sayDay(term.ends) : ''],
              ['Document hash (SHA-256)', <HashText>{agreement.documentHash}</HashText>],
            ]}
          />
          <Rendered html={html} />
          <h2>Signatures</h2>
          <table {...ROLES.table}>
            <caption>
              Given for document {agreement.documentHash.slice(0, 12)}…, by emailed link and emailed code where nothing
              else is said
            </caption>
            <thead {...ROLES.group}>
              <tr {...ROLES.row}>
                <th {...ROLES.column}>Agency and office</th>
                <th {...ROLES.column}>Holder</th>
                <th {...ROLES.column}>Signed</th>
              </tr>
            </thead>
            <tbody {...ROLES.group}>
              {signatures.map(({ party, at, signer, outside }) => (
                <tr key={party} {...ROLES.row}>
                  <th {...ROLES.first} dir="auto">
                    {nameOf(text, party)}, {officeOf(text, party)}
                  </th>
                  <td {...ROLES.cell} data-label="Holder" dir="auto">
                    {signer ? `${signer.name} (${signer.capacity})` : 'Removed by law'}
                  </td>
                  <td {...ROLES.cell} data-label="Signed">
                    {sayInstant(at, zone)}
                    {outside && (
                      <p>
                        {OUTSIDE_WORDS[outside.kind]}, on {sayDay(outside.signedOn)}; confirmed by{' '}
                        {nameOf(text, outside.confirmedBy)}. SHA-256 of the PDF: <HashText>{outside.pdfHash}</HashText>
                      </p>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <h2>How to check this copy</h2>
          <p>
            These are the last hashes of the record when this copy was made. Any later copy of the record must contain
            them at these places; if it does not, something was changed.
          </p>
          <SummaryList
            of={[
              [
                `Agreement, event ${streams.agreement.report.events}`,
                <HashText>{streams.agreement.report.tip}</HashText>,
              ],
              [`Signing round, event ${streams.round.report.events}`, <HashText>{streams.round.report.tip}</HashText>],
            ]}
          />
          <p>
            A signature here means that someone who held the link sent to the office’s mailbox, and a code sent to the
            same mailbox, signed as its holder. One mailbox is one channel. Where another way is named, a liaison of
            another agency opened the signed PDF and found this document’s hash and the signature on it.
          </p>
        </main>
      </body>
    </html>
  );
};

export const copyDocument = (record: ExecutedRecord): string => `<!doctype html>\n${render(<Copy {...record} />)}`;
