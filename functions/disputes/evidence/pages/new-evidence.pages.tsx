/** The page on which a side adds a file to the evidence of a dispute. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert, Notice, Numbered, SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { PdfField } from '../../../shared/pages/form-file.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { WhatWasWritten } from '../../../shared/pages/written.pages.tsx';
import { writtenIn } from '../../../shared/pages/written.ts';
import { type ActingFor, ActsFor, carriedFor } from '../../pages/acts-for.tsx';
import type { Names } from '../../pages/dispute-words.ts';
import { LONGEST_LINE, MOST_FILES } from '../domain/evidence.rules.ts';

export interface NewEvidenceView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  /** The MOU's. */
  number: string;
  dispute: number;
  /** What it is about. */
  heading: string;
  handling: 'parties' | 'named';
  /** Of the evidence. */
  path: string;
  /** The page of the dispute. */
  back: string;
  acting: ActingFor | undefined;
  names: Names;
  /** Why the reader can add nothing. */
  closed: Refusal | undefined;
  /** What the form held before. */
  typed: Readonly<Record<string, string>>;
  refused: Refusal | undefined;
}

const AddForm = ({ view }: { view: NewEvidenceView }) => {
  const { path, form, typed, refused, handling, acting } = view;
  const error = (field: string) => (refused?.field === field ? refused : undefined);
  return (
    <>
      <Notice kind="warning" heading="You cannot undo this">
        <p>
          {handling === 'named' ? 'The people who are named and the offices that have it in hand' : 'All parties'} can
          open the file from then on, and it stays. Each side has room for {MOST_FILES} files.
        </p>
      </Notice>
      <Form to={path} page={`${path}/new`} keys={form} carries={carriedFor(acting)} files>
        <Field
          name="says"
          label="What it is"
          hint="In one line, such as “Log of closures, May 2027”"
          maxlength={LONGEST_LINE}
          required
          value={typed.says}
          error={error('says')}
        />
        <PdfField label="The PDF" hint="Without a password" error={error('file')} />
        <Button>Add this file</Button>
      </Form>
    </>
  );
};

export const newEvidencePage = (view: NewEvidenceView): string => {
  const { number, dispute, heading, path, back, acting, names, closed, refused, typed } = view;
  return layout({
    title: `Add evidence: dispute ${dispute} under ${mouName(number)}`,
    person: view.person,
    frame: view.frame,
    main: (
      <>
        <h1>
          <Numbered number={`Dispute ${dispute}`} /> Add evidence
        </h1>
        {refused && <Alert refusal={refused} />}
        <SummaryList of={[['Dispute', heading]]} />
        {closed ? (
          <>
            {!refused && <Notice heading={closed.wrong}>{closed.remedy}</Notice>}
            {refused && <WhatWasWritten of={writtenIn(typed)} />}
          </>
        ) : (
          <>
            <ActsFor of={acting} page={`${path}/new`} names={names} />
            <AddForm view={view} />
          </>
        )}
        <p>
          <a href={path}>All files</a>
        </p>
        <p>
          <a href={back}>Back to the dispute</a>
        </p>
      </>
    ),
  });
};
