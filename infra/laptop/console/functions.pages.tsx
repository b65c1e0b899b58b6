/** The functions as the template has them: what makes each run, what it is given, and how it fared. */
import type { FunctionReport } from '../cloud/lambda/lambda.ts';
import { Code, count, Facts, Tag } from './parts.tsx';
import { type Act, show } from './visit.ts';

const RECENT = 20;

/** The template's id without what CDK adds to make it unique. */
export const plainName = (id: string): string => id.replace(/(Function)?[0-9A-F]{8}$/, '');

const Inits = ({ inits }: { inits: readonly number[] }) =>
  inits.length === 0 ? null : (
    <>
      {count(inits.length, 'sandbox start')}, the last in {Math.round(inits.at(-1) ?? 0)} ms
    </>
  );

const One = ({ report, triggers }: { report: FunctionReport; triggers: readonly string[] }) => {
  const { id, name, environment, invocations, errors, inits, lastError, lines } = report;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{plainName(id)}</h2>
      <Facts
        of={[
          ['Name', name],
          [
            'Runs on',
            triggers.length === 0 ? (
              'nothing in the template'
            ) : (
              <ul>
                {triggers.map((trigger) => (
                  <li key={trigger}>{trigger}</li>
                ))}
              </ul>
            ),
          ],
          ['Environment', environment.join(', ')],
          [
            'Invocations',
            <>
              {invocations} since the start of this cloud {errors > 0 && <Tag look="bad">{errors} failed</Tag>}
            </>,
          ],
          ['Cold starts', inits.length > 0 && <Inits inits={inits} />],
          ['Last error', lastError],
        ]}
      />
      {lines.length > 0 && (
        <details>
          <summary>The last {Math.min(RECENT, lines.length)} lines of its log</summary>
          <Code>{lines.slice(-RECENT).join('\n')}</Code>
        </details>
      )}
    </section>
  );
};

export const functionsPage: Act = (visit) => {
  const reports = visit.cloud.functions();
  return show(visit, {
    title: 'Functions',
    shows:
      'Each Lambda function of the template: what makes it run, the names of its environment variables, and how its invocations went.',
    section: '/functions',
    main: (
      <>
        {reports.map((report) => (
          <One key={report.id} report={report} triggers={visit.cloud.triggers[report.id] ?? []} />
        ))}
      </>
    ),
  });
};
