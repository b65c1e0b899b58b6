/** The texts of an MOU on its pages: which holds, which is on its way, and all that there were. */
import { capital } from '../../shared/text.ts';
import { ROLES } from '../../signing/pages/signatories.parts.tsx';
import type { TextsNow as Texts, VersionRow } from './version-standing.ts';

export const TextsNow = ({ agreement, holds, next }: Texts) =>
  holds === undefined && !next ? null : (
    <div class="concord-texts">
      {holds && <p dir="auto">{holds}</p>}
      {next && (
        <p dir="auto">
          {next.says}{' '}
          <a href={`/agreements/${agreement}/versions/${next.version}`}>
            Read version {next.version}, and what it changes, word by word
          </a>
        </p>
      )}
    </div>
  );

export const VersionsTable = ({ path, of }: { path: string; of: readonly VersionRow[] }) =>
  of.length < 2 ? null : (
    <section id="versions" aria-labelledby="versions-heading">
      <h2 id="versions-heading">All versions</h2>
      <table class="usa-table usa-table--borderless concord-signatories" {...ROLES.table}>
        <caption>The newest first, each with what happened while it was out for signature</caption>
        <thead {...ROLES.group}>
          <tr {...ROLES.row}>
            <th {...ROLES.column}>Version</th>
            <th {...ROLES.column}>In force</th>
            <th {...ROLES.column}>Copy and record</th>
          </tr>
        </thead>
        <tbody {...ROLES.group}>
          {of.map(({ version, kind, days, sealed }) => (
            <tr key={version} {...ROLES.row}>
              <th {...ROLES.first}>
                <a href={`${path}/versions/${version}`}>Version {version}</a>
                <p class="concord-small">{capital(kind)}</p>
              </th>
              <td {...ROLES.cell}>{days}</td>
              <td {...ROLES.cell}>
                {sealed && (
                  <p>
                    <a href={`${path}/copy?version=${version}`}>Executed copy of version {version}</a>
                  </p>
                )}
                <p>
                  <a href={`${path}/record?version=${version}`}>Record of version {version}</a>
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
