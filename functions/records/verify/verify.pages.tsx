/** Anyone with a file learns what of it holds, what does not, and what no file can say by itself. */

import type { Refusal } from '../../shared/kernel.ts';
import { Alert, HashText, Notice, SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { type Conclusion, concluded, type Judged } from './conclusion.ts';

/** A page that is read: what a hostile file says over and over, or at great length, is cut. */
const MOST_LINES = 40;
const LONGEST_LINE = 600;

const FileForm = ({ again = false }: { again?: boolean }) => (
  <Form class="usa-form usa-form--large" to="/verify" page="/verify" files>
    <div class="usa-form-group">
      <label class="usa-label" for="file">
        {again ? 'Another file' : 'The file'}
      </label>
      <div class="usa-hint" id="file-hint">
        A sealed PDF, its copy as data (JSON), or an exported record (JSON), up to 4 MB. A much larger one never reaches
        this service: your browser then shows an error in place of an answer.
      </div>
      <input
        class="usa-file-input"
        type="file"
        id="file"
        name="file"
        accept=".pdf,.json,application/pdf,application/json"
        aria-describedby="file-hint"
        required
      />
    </div>
    <Button>Check this file</Button>
  </Form>
);

const Elsewhere = () => (
  <>
    <h2>Without this page</h2>
    <p>
      This page is the service’s own. You can make the same checks on your own computer, without a network: run{' '}
      <code>npm run verify -- FILE</code>. It takes larger files, too.
    </p>
  </>
);

export const askPage = (refused?: Refusal): string =>
  layout({
    title: 'Check a copy or a record',
    main: (
      <>
        <h1>Check a copy or a record</h1>
        {refused && <Alert refusal={refused} />}
        <p class="usa-intro">
          Each agency gets a sealed copy once all have signed. Years later, anyone who holds such a copy, or an exported
          record, can check that it is still what was sealed.
        </p>
        <FileForm />
        <Notice heading="The file is not kept">
          <p>It is checked and forgotten. Nothing of it is written down, and no record is read for it.</p>
        </Notice>
        <h2>What is checked</h2>
        <ul class="usa-list">
          <li>
            Of a sealed PDF: that not one byte was changed, added or taken away, by which key it was sealed, and when.
          </li>
          <li>Of the evidence of a review as PDF: likewise, and that the data inside it has the hash on record.</li>
          <li>Of a copy as data: its seal, and that each agency of its text signed exactly that text.</li>
          <li>
            Of an exported record: that no event was changed, left out or moved, and which words were removed by law.
          </li>
        </ul>
        <Elsewhere />
      </>
    ),
  });

const cut = (line: string): string => (line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}…`);

const Lines = ({ heading, of }: { heading: string; of: readonly string[] }) =>
  of.length === 0 ? null : (
    <>
      <h2>{heading}</h2>
      <ul class="usa-list">
        {of.slice(0, MOST_LINES).map((line) => (
          <li key={line} dir="auto">
            {cut(line.toWellFormed())}
          </li>
        ))}
        {of.length > MOST_LINES && <li>{`And ${of.length - MOST_LINES} more.`}</li>}
      </ul>
    </>
  );

const Come = ({ to: { kind, heading, text } }: { to: Conclusion }) =>
  kind === 'error' ? (
    <Alert refusal={{ wrong: heading, remedy: text }} />
  ) : (
    <Notice kind={kind} heading={heading}>
      <p>{text}</p>
    </Notice>
  );

/** Of a file with a fault nothing that it says of itself is shown. */
const What = ({ of }: { of: NonNullable<Judged['about']> }) => (
  <>
    <h2 dir="auto">{cut(of.title.toWellFormed())}</h2>
    <SummaryList
      of={of.facts.map(([term, values]) => [
        term,
        values.length === 1 ? (
          cut(values[0]?.toWellFormed() ?? '')
        ) : (
          <ul class="usa-list">
            {values.slice(0, MOST_LINES).map((value) => (
              <li key={value}>{cut(value.toWellFormed())}</li>
            ))}
            {values.length > MOST_LINES && <li>{`And ${values.length - MOST_LINES} more.`}</li>}
          </ul>
        ),
      ])}
    />
  </>
);

export const verdictPage = (
  verdict: Judged,
  { bytes, hash, compared }: { bytes: number; hash: string; compared: boolean },
): string => {
  const { what, holds, faults, unknown, about } = verdict;
  const conclusion = concluded(verdict, compared);
  const { title } = conclusion;
  return layout({
    title,
    main: (
      <>
        <h1>{title}</h1>
        <Come to={conclusion} />
        {faults.length === 0 && about && <What of={about} />}
        <Lines heading="What is wrong" of={faults} />
        <Lines heading="What this file cannot say" of={unknown} />
        <details class="concord-contents">
          <summary>Each check, and the hash of the file</summary>
          <Lines heading="What holds" of={holds} />
          <h2>The file</h2>
          <SummaryList
            of={[
              ['What it is', what],
              ['Size', `${bytes} bytes`],
              ['SHA-256', <HashText>{hash}</HashText>],
            ]}
          />
        </details>
        <p>The file was not kept.</p>
        <FileForm again />
        <Elsewhere />
      </>
    ),
  });
};
