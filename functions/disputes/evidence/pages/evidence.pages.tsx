/** What lies before the offices of a dispute: each file with who laid it down and when, and the form that adds one. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Instant, Refusal } from '../../../shared/kernel.ts';
import { Alert, HashText, Notice } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form as PostForm } from '../../../shared/pages/form.tsx';
import { PdfField } from '../../../shared/pages/form-file.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import type { Speaker } from '../../domain/speaker.schema.ts';
import { LONGEST_LINE, MOST_FILES } from '../domain/evidence.rules.ts';

interface ShownExhibit {
  number: number;
  at: Instant;
  partyName: string;
  sha256: string;
  bytes: number;
  /** Missing when the words were removed by law. */
  body: { by: Speaker; says: string } | undefined;
}

export interface EvidenceView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  /** The MOU's. */
  number: string;
  zone: string;
  dispute: number;
  handling: 'parties' | 'named';
  path: string;
  /** The page of the dispute. */
  back: string;
  exhibits: readonly ShownExhibit[];
  /** For which party the reader speaks, if for any. */
  speaks: string | undefined;
  /** Why such a reader can lay nothing down. */
  closed: Refusal | undefined;
  typed: { says: string };
  refused?: Refusal;
  done: boolean;
}

/** `1.2 MB`, `340 KB`; never nothing. */
export const saySize = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1_024))} KB`;

const sayBy = ({ name, title, alternate }: Speaker): string =>
  [name, ...(title === undefined ? [] : [alternate ? `standing in for ${title}` : title])].join(', ');

const Exhibit = ({ of, path, zone }: { of: ShownExhibit; path: string; zone: string }) => {
  const { number, at, partyName, sha256, bytes, body } = of;
  return (
    <li>
      {body ? (
        <p dir="auto">
          <a href={`${path}/${sha256}`}>
            File {number}: {body.says}
          </a>{' '}
          (PDF, {saySize(bytes)})
        </p>
      ) : (
        <p>File {number} was removed by law.</p>
      )}
      <p class="concord-small" dir="auto">
        Laid down by {body ? `${sayBy(body.by)}, ` : ''}
        {partyName}, on {sayInstant(at, zone)}
      </p>
      <p class="concord-small">
        SHA-256: <HashText>{sha256}</HashText>
      </p>
    </li>
  );
};

const Form = ({ view }: { view: EvidenceView }) => {
  const { path, form, typed, refused, handling, speaks } = view;
  const error = (field: string) => (refused?.field === field ? refused : undefined);
  return (
    <section aria-labelledby="lay">
      <h2 id="lay">Lay down a file</h2>
      <p>
        {handling === 'named' ? 'The people who are named and the offices that have it in hand' : 'All parties'} can
        open it from then on, and it stays. Each side has room for {MOST_FILES} files.
      </p>
      <PostForm to={path} page={path} keys={form} carries={{ ...(speaks !== undefined && { _as: speaks }) }} files>
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
        <Button>Lay down this file</Button>
      </PostForm>
    </section>
  );
};

export const evidencePage = (view: EvidenceView): string => {
  const { number, dispute, exhibits, path, zone, back, speaks, closed, refused, typed, done } = view;
  const name = `Evidence in dispute ${dispute}`;
  return layout({
    title: `${mouName(number)}: ${name.toLowerCase()}`,
    person: view.person,
    frame: view.frame,
    status: done ? 'The file lies before the offices.' : undefined,
    main: (
      <>
        <h1>{name}</h1>
        {refused && <Alert refusal={refused} />}
        <p>
          <a href={back}>Back to the dispute</a>
        </p>
        {exhibits.length === 0 ? (
          <p>No file was laid down yet.</p>
        ) : (
          <ol class="concord-record">
            {exhibits.map((one) => (
              <Exhibit key={one.sha256} of={one} path={path} zone={zone} />
            ))}
          </ol>
        )}
        {speaks && closed && !refused && <Notice heading={closed.wrong}>{closed.remedy}</Notice>}
        {speaks && !closed && <Form view={view} />}
        {refused && closed && typed.says !== '' && (
          <p dir="auto">You typed: “{typed.says}”. Nothing of it was recorded.</p>
        )}
      </>
    ),
  });
};
